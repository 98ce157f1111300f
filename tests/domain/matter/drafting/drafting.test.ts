import { at } from '../../../../domain/clock/time'
import { personWith } from '../../district'
import { content, file, World } from '../../world'

const draft = (changes: object = {}) => ({ content: content(changes) })
const drafted = (changes: object = {}) => new World().tell('officer', 'draft', draft(changes))
const unit = (unitId: string) => ({ unitId, part: '' })

describe('drafting', () => {
  test('an officer drafts for any unit and is in charge', () => {
    const world = new World()
    expect(
      world.when('officer', 'draft', draft({ lead: unit('u3'), co: [unit('u1')], files: ['file1'] })),
    ).toMatchObject([
      {
        type: 'MatterDrafted',
        data: { officerId: 'officer', frontIds: ['f2', 'f1'], content: { attachments: [file], milestones: [] } },
      },
    ])
    expect(world.matter).toMatchObject({ status: 'draft', number: null, officerId: 'officer', officerRole: 'officer' })
  })

  test('a liaison drafts for units of the own front and is in charge', () => {
    const world = new World().tell('liaison', 'draft', draft({ co: [unit('u2')] }))
    expect(world.matter).toMatchObject({ officerId: 'liaison', officerRole: 'liaison' })
  })

  test('milestones get ids in order and are neither met nor missed', () => {
    const [first, second] = [at('2026-03-10', '17:30'), at('2026-03-20', '17:30')]
    const milestones = [
      { title: '摸底', dueAt: first },
      { title: '开工', dueAt: second },
    ]
    expect(drafted({ milestones, reportCycle: 'perMilestone' }).matter?.milestones).toEqual([
      { id: 'M1', title: '摸底', dueAt: first, metAt: null, missed: false },
      { id: 'M2', title: '开工', dueAt: second, metAt: null, missed: false },
    ])
  })

  test.each<[string, string, object, string]>([
    ['a unit named twice', 'officer', { co: [unit('u2'), unit('u2')] }, 'DUPLICATE_UNIT'],
    ['the lead among the co-units', 'officer', { co: [unit('u1')] }, 'DUPLICATE_UNIT'],
    ['an unknown lead', 'officer', { lead: unit('u99') }, 'NOT_FOUND'],
    ['an unknown co-unit', 'officer', { co: [unit('u99')] }, 'NOT_FOUND'],
    ['an unknown front', 'officer', { supervisingBody: { kind: 'front', frontId: 'f9' } }, 'NOT_FOUND'],
    ['an unknown leading group', 'officer', { supervisingBody: { kind: 'leadingGroup', unitId: 'u99' } }, 'NOT_FOUND'],
    ['an unknown file', 'officer', { files: ['file9'] }, 'NOT_FOUND'],
    [
      'both a limit and a moment',
      'officer',
      { limit: { unit: 'workingDays', count: 5 }, dueAt: at('2026-04-01', '17:30') },
      'BAD_INPUT',
    ],
    ['a due moment in the past', 'officer', { dueAt: at('2026-03-02', '10:00') }, 'IN_THE_PAST'],
    [
      'a milestone in the past',
      'officer',
      { milestones: [{ title: '摸底', dueAt: at('2026-03-02', '09:00') }] },
      'IN_THE_PAST',
    ],
    ['reports per milestone without a milestone', 'officer', { reportCycle: 'perMilestone' }, 'NO_MILESTONES'],
    ['a unit of another front beside one of the own', 'liaison', { co: [unit('u3')] }, 'NOT_YOUR_FRONT'],
    ['only units of another front', 'liaison', { lead: unit('u3') }, 'NO_RIGHT'],
    ['a front officer for another front', 'frontOfficer', { lead: unit('u1') }, 'NO_RIGHT'],
    ['a front officer for two fronts', 'frontOfficer', { lead: unit('u1'), co: [unit('u3')] }, 'NOT_YOUR_FRONT'],
    ['the chief', 'chief', {}, 'NO_RIGHT'],
    ['a unit supervisor', 'u1supervisor', {}, 'NO_RIGHT'],
    ['the administrator', 'admin', {}, 'NO_RIGHT'],
  ])('refused: %s', (_, who, changes, code) => {
    const world = new World()
    expect(world.when(who, 'draft', draft(changes))).toBe(code)
    expect(world.matter).toBeNull()
  })

  test('two fronts in one person’s charge may be named together', () => {
    const both = personWith('both', 'office', [
      { role: 'liaison', scope: { kind: 'front', frontId: 'f1' } },
      { role: 'liaison', scope: { kind: 'front', frontId: 'f2' } },
    ])
    expect(new World().enrol(both).ask('both', 'draft', draft({ co: [unit('u3')] }))).toBeNull()
  })
})

describe('amending and discarding a draft', () => {
  test('the whole content is replaced, with the fronts of the new units', () => {
    const world = drafted()
    expect(world.when('officer2', 'amendDraft', draft({ lead: unit('u3'), title: '新标题' }))).toMatchObject([
      { type: 'DraftAmended', data: { content: { title: '新标题' }, frontIds: ['f2'] } },
    ])
    expect(world.matter).toMatchObject({
      title: '新标题',
      lead: { unitId: 'u3' },
      frontIds: ['f2'],
      officerId: 'officer',
    })
  })

  test('amending a rejected draft answers the rejection', () => {
    const world = drafted().tell('officer', 'requestApproval').tell('chief', 'rejectIssue', { reason: '要求不清' })
    world.tell('officer', 'amendDraft', draft({ title: '改过的标题' }))
    expect(world.matter).toMatchObject({ rejection: null })
  })

  test('a discarded draft takes no further step', () => {
    const world = drafted()
    expect(world.when('officer', 'discard', { reason: '重复' })).toEqual([
      { type: 'DraftDiscarded', data: { reason: '重复' } },
    ])
    expect(world.matter?.status).toBe('discarded')
    expect(world.ask('officer', 'requestApproval')).toBe('NOT_A_DRAFT')
    expect(world.ask('officer', 'discard', { reason: '重复' })).toBe('NOT_A_DRAFT')
  })

  test('a draft under approval can be neither amended nor discarded', () => {
    const world = drafted().tell('officer', 'requestApproval')
    expect(world.ask('officer', 'amendDraft', draft())).toBe('NOT_A_DRAFT')
    expect(world.ask('officer', 'discard', { reason: '重复' })).toBe('NOT_A_DRAFT')
  })

  test('an amendment is checked as a draft is', () => {
    const world = drafted()
    expect(world.ask('officer', 'amendDraft', draft({ co: [unit('u1')] }))).toBe('DUPLICATE_UNIT')
    expect(world.ask('liaison', 'amendDraft', draft({ lead: unit('u3') }))).toBe('NOT_YOUR_FRONT')
    expect(world.ask('frontOfficer', 'amendDraft', draft())).toBe('NO_RIGHT')
    expect(world.ask('chief', 'discard', { reason: '不办' })).toBe('NO_RIGHT')
  })
})
