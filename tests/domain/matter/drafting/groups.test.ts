import type { CommandType } from '../../../../domain/matter/contract'
import { canSee, hears } from '../../../../domain/matter/sight'
import { actorIn, personWith } from '../../district'
import { content, World, within } from '../../world'

/** Unit u3 is the leading group of these matters; they are led by u1, which is of another front. */
const GROUP = { supervisingBody: { kind: 'leadingGroup', unitId: 'u3' } }
const drafted = (changes: object = {}, who = 'member') =>
  new World().tell(who, 'draft', { content: content({ ...GROUP, ...changes }) })
const issued = () => drafted(within(5)).tell('member', 'requestApproval').tell('chief', 'approveIssue', { opinion: '' })
const sees = (w: World, who: string) => w.matter !== null && canSee(w.matter, actorIn(w.directory, who))

describe('a leading group’s own member', () => {
  test.each(['member', 'memberLiaison'])(
    'drafts for any unit where the group supervises, and is in charge: %s',
    (who) => {
      const w = drafted({ lead: { unitId: 'u1', part: '' }, co: [{ unitId: 'u2', part: '' }] }, who)
      expect(w.matter).toMatchObject({ officerId: who, officerRole: 'liaison', frontIds: ['f1'] })
    },
  )

  test.each<[string, object]>([
    ['the office', { supervisingBody: { kind: 'office' } }],
    ['a front', { supervisingBody: { kind: 'front', frontId: 'f2' } }],
    ['another leading group', { supervisingBody: { kind: 'leadingGroup', unitId: 'u2' } }],
  ])('drafts none that another body supervises: %s', (_, body) => {
    expect(new World().ask('member', 'draft', { content: content(body) })).toBe('NO_RIGHT')
    expect(drafted().ask('member', 'amendDraft', { content: content(body) })).toBe('NOT_YOUR_GROUP')
  })

  test('amends and discards the group’s drafts, a colleague’s too', () => {
    const w = drafted()
    expect(w.ask('memberLiaison', 'amendDraft', { content: content({ ...GROUP, title: '新的标题' }) })).toBeNull()
    expect(w.matter).toMatchObject({ title: '新的标题', officerId: 'member' })
    expect(w.ask('memberLiaison', 'discard', { reason: '重复' })).toBeNull()
  })

  test('sends for the approval that the pack sets, and issues nothing himself', () => {
    const w = drafted()
    expect(w.ask('member', 'issue')).toBe('NO_RIGHT')
    w.tell('member', 'requestApproval')
    expect(w.ask('member', 'approveIssue', { opinion: '' })).toBe('NO_RIGHT')
    expect(w.asked('chief')).toEqual(['approveIssue'])
    const approval = {
      default: 'none' as const,
      bySource: {},
      extraUrgent: 'none' as const,
      dueMoment: 'none' as const,
    }
    const none = new World({ approval })
    none.tell('member', 'draft', { content: content(GROUP) }).tell('member', 'requestApproval')
    expect(none.matter).toMatchObject({ status: 'awaitingApproval', approver: 'chiefOfficer' })
  })

  test('amends, urges and reminds after issue, whichever unit has the work', () => {
    const w = issued().signIn()
    expect(w.ask('memberLiaison', 'amend', { title: '新的标题', reason: '更正' })).toBeNull()
    expect(w.ask('member', 'remind', { assignmentId: 'A1', text: '请抓紧' })).toBeNull()
    expect(w.ask('member', 'urge', { assignmentId: 'A1', text: '请抓紧' })).toBe('NOT_OVERDUE')
    w.at('2026-03-10', '08:30')
    expect(w.ask('member', 'urge', { assignmentId: 'A1', text: '请抓紧' })).toBeNull()
    expect(w.ask('member', 'retractUrge', { assignmentId: 'A1' })).toBeNull()
  })

  test('decides nothing of what the office decides', () => {
    const w = issued().signIn().complete()
    expect(w.ask('member', 'confirmCompletion', { assignmentId: 'A1', opinion: '' })).toBe('NO_RIGHT')
    expect(w.asked('member')).toEqual([])
    expect(w.asked('officer')).toEqual(['confirmCompletion'])
    const others: [CommandType, object][] = [
      ['returnCompletion', { assignmentId: 'A1', missing: '验收单', dueAt: null }],
      ['addUnit', { unitId: 'u2', part: '', reason: '需要配合' }],
      ['invite', { personId: 'inspector', reason: '请看' }],
      ['log', { logKind: 'visit', spokenTo: '某某', text: '走访', promised: '', files: [] }],
      [
        'setDue',
        { assignmentId: 'A1', moment: 'due', dueAt: '2026-05-01T09:30:00.000Z', reason: '推迟', unitSays: '' },
      ],
      ['takeUpSupervision', { assignmentId: 'A1', text: '已协调' }],
    ]
    for (const [command, input] of others)
      expect([command, w.ask('member', command, input)]).toEqual([command, 'NO_RIGHT'])
  })

  test('has no right where his group only has the work', () => {
    const w = new World().issue({ lead: { unitId: 'u3', part: '' } }).signIn('A1', 'u3')
    for (const command of ['urge', 'remind'] as const)
      expect(w.ask('member', command, { assignmentId: 'A1', text: '请抓紧' })).toBe('NO_RIGHT')
    expect(w.ask('member', 'amend', { title: '新的标题', reason: '更正' })).toBe('NO_RIGHT')
    expect(w.actions('member')).toEqual([])
    expect(sees(w, 'member')).toBe(false)
  })

  test('sees the group’s matters from the draft on, and hears all of them', () => {
    const w = drafted({}, 'memberLiaison')
    expect([sees(w, 'member'), sees(w, 'u3head')]).toEqual([true, false])
    expect(hears(w.matter as never, actorIn(w.directory, 'member'), { type: 'MatterDrafted', data: {} })).toBe(true)
    w.tell('member', 'requestApproval').tell('chief', 'approveIssue', { opinion: '' })
    expect([sees(w, 'member'), sees(w, 'u3head')]).toEqual([true, true])
    expect(sees(new World().issue(), 'member')).toBe(false)
    expect(sees(new World().tell('officer', 'draft', { content: content() }), 'member')).toBe(false)
  })

  test('who is of another unit by now is no member', () => {
    const moved = personWith('moved', 'u1', [{ role: 'officer', scope: { kind: 'unit', unitId: 'u3' } }])
    const w = drafted().enrol(moved)
    expect(w.ask('moved', 'amendDraft', { content: content(GROUP) })).toBe('NO_RIGHT')
  })

  test('answers an instruction on a draft that he is in charge of', () => {
    const w = drafted().tell('leader', 'instruct', { text: '进展如何', kind: 'answer', answerDueAt: null })
    expect(w.asked('member')).toEqual(['answerForOffice'])
    const [instruction] = w.matter?.instructions ?? []
    expect(
      w.ask('member', 'answerForOffice', { instructionId: instruction?.id, text: '正在起草', files: [] }),
    ).toBeNull()
  })
})

describe('who is in charge of a leading group’s matter', () => {
  test('may be another of its members, as one who decides nothing', () => {
    const w = issued()
    w.tell('officer', 'amend', { officerId: 'memberLiaison', reason: '分工调整' })
    expect(w.matter).toMatchObject({ officerId: 'memberLiaison', officerRole: 'liaison' })
  })

  test('is no member where another body supervises', () => {
    const w = new World().issue()
    expect(w.ask('officer', 'amend', { officerId: 'member', reason: '分工调整' })).toBe('NOT_AN_OFFICER')
  })

  test('is who moved the draft to another body', () => {
    const w = drafted().tell('officer', 'amendDraft', { content: content() })
    expect(w.matter).toMatchObject({ officerId: 'officer', officerRole: 'officer' })
  })

  test('is another member once he has left', () => {
    const w = issued()
    w.leave('member')
    expect(w.matter).toMatchObject({ officerId: 'memberLiaison', officerRole: 'liaison' })
    w.leave('memberLiaison')
    expect(w.matter).toMatchObject({ officerId: expect.stringMatching(/^(officer|liaison)/) })
  })
})

test('a member who holds the role for the district besides has it there', () => {
  const both = personWith('both', 'u3', [
    { role: 'officer', scope: { kind: 'unit', unitId: 'u3' } },
    { role: 'officer', scope: { kind: 'district' } },
  ])
  const w = new World().enrol(both).tell('both', 'draft', { content: content() })
  expect(w.matter).toMatchObject({ officerId: 'both', officerRole: 'officer' })
})
