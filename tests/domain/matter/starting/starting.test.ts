import { at } from '../../../../domain/clock/time'
import { fold } from '../../../../domain/decider/decide'
import { matterDecider } from '../../../../domain/matter/decider'
import { openDuties } from '../../../../domain/matter/handover/heirs'
import { registerLine } from '../../../../domain/matter/register/registerLine'
import { canSee } from '../../../../domain/matter/sight'
import { actor, people, personWith } from '../../district'
import { content, file, World } from '../../world'

const WORDS = '夜市占道，请研究。\n本周五前报我。'
const started = (changes: object = {}, who = 'leader') =>
  new World().tell(who, 'start', { words: WORDS, files: [], unitId: null, ...changes })
const amended = (world: World, changes: object = {}, who = 'officer') =>
  world.tell(who, 'amendDraft', { content: content({ source: 'leaderInstruction', ...changes }) })

/** Swept each evening, so that nobody gets a digest. */
const daily = (world: World) =>
  ['2026-03-03', '2026-03-04', '2026-03-05', '2026-03-06'].reduce((w, day) => w.at(day, '17:31').sweep(), world)

/** Whom events of a kind reached. */
const told = (world: World, type: string): string[] => {
  const ids = world.events.filter((event) => event.type === type).map(({ _id }) => _id)
  return world.notices
    .filter(({ _id, personId }) => ids.includes(_id.slice(0, -personId.length - 1)))
    .map((n) => n.personId)
}

describe('what a leader starts', () => {
  test('is a draft of his words, his photographs and the unit that he named', () => {
    const world = started({ files: ['file1'], unitId: 'u3' })
    expect(world.matter).toMatchObject({
      status: 'draft',
      number: null,
      title: '夜市占道，请研究。',
      requirement: WORDS,
      source: 'leaderInstruction',
      category: 'other',
      supervisingBody: { kind: 'office' },
      attachments: [file],
      lead: { unitId: 'u3', part: '' },
      frontIds: ['f2'],
      startedBy: { personId: 'leader', at: world.now, words: WORDS, unitId: 'u3', stage: 'waiting' },
    })
    expect(fold(matterDecider, world.events)).toEqual(world.matter)
  })

  test('without a unit it is the office’s own to begin with', () => {
    expect(started().matter).toMatchObject({ lead: { unitId: 'office' }, startedBy: { unitId: null } })
  })

  test('no unit has it in the register before somebody names one', () => {
    const lineOf = (world: World) => world.matter && registerLine(world.matter, world)
    expect(lineOf(started())).toMatchObject({ leadUnitId: '', coUnitIds: [], unitIds: [] })
    expect(lineOf(started({ unitId: 'u3' }))).toMatchObject({ leadUnitId: 'u3', unitIds: ['u3'] })
    expect(lineOf(amended(started()))).toMatchObject({ leadUnitId: 'u1', unitIds: ['u1'] })
  })

  test('its words are never read for a date, nor for how urgent it is', () => {
    expect(started({ words: '特急！3月5日前报结果。' }).matter).toMatchObject({
      dueAt: null,
      limit: null,
      urgency: 'normal',
      milestones: [],
      instructions: [],
    })
  })

  test('a long first line is cut for the title, and kept in the words', () => {
    const words = '请'.repeat(200)
    const { matter } = started({ words })
    expect([...(matter?.title ?? '')]).toHaveLength(40)
    expect(matter?.requirement).toBe(words)
  })

  test.each<[string, string, object, string]>([
    ['an unknown unit', 'leader', { unitId: 'u99' }, 'NOT_FOUND'],
    ['an unknown file', 'leader', { files: ['file9'] }, 'NOT_FOUND'],
    ['a unit of another front than the leader’s', 'frontLeader', { unitId: 'u1' }, 'NO_RIGHT'],
    ['an officer', 'officer', {}, 'NO_RIGHT'],
    ['a liaison', 'liaison', {}, 'NO_RIGHT'],
    ['a unit’s head', 'u1head', {}, 'NO_RIGHT'],
  ])('refused: %s', (_, who, changes, code) => {
    const world = new World()
    expect(world.when(who, 'start', { words: WORDS, files: [], unitId: null, ...changes })).toBe(code)
    expect(world.matter).toBeNull()
  })

  test('refused where no officer is there to take it up', () => {
    const world = new World()
    world.leave('officer').leave('officer2')
    expect(world.ask('leader', 'start', { words: WORDS, files: [], unitId: 'u1' })).toBe('NO_DECIDER')
    expect(world.ask('leader', 'start', { words: WORDS, files: [], unitId: 'u3' })).toBeNull()
  })

  test('a leader of a front begins for its units, or names none', () => {
    expect(started({ unitId: 'u3' }, 'frontLeader').matter).toMatchObject({ frontIds: ['f2'] })
    expect(started({}, 'frontLeader').matter).toMatchObject({ frontIds: ['f2'], lead: { unitId: 'office' } })
  })
})

describe('the office has 1 working day', () => {
  const dueAt = at('2026-03-03', '17:30')

  test('all officers of the district, and of the front of the unit named, are asked and told', () => {
    const world = started({ unitId: 'u3' })
    for (const who of ['officer', 'officer2', 'frontOfficer'])
      expect(world.todos(who)).toMatchObject([{ kind: 'prepareDraft', dueAt, sentence: '领导交办，请拟办' }])
    expect(told(world, 'MatterStarted').sort()).toEqual(['frontOfficer', 'officer', 'officer2'])
    expect(started({ unitId: 'u1' }).asked('frontOfficer')).toEqual([])
  })

  test('the to-do is about the unit that he named, or about none', () => {
    expect(started({ unitId: 'u3' }).todos('officer')).toMatchObject([{ unitId: 'u3' }])
    expect(started().todos('officer')[0]).not.toHaveProperty('unitId')
  })

  test('who takes it up is in charge, and alone is asked then', () => {
    const world = amended(started(), {}, 'officer2')
    expect(world.matter).toMatchObject({
      officerId: 'officer2',
      officerRole: 'officer',
      startedBy: { stage: 'prepared' },
    })
    expect([world.asked('officer2'), world.asked('officer')]).toEqual([['prepareDraft'], []])
    expect(world.todos('officer2')).toMatchObject([{ dueAt }])
  })

  test('a liaison who takes it up is in charge as one', () => {
    const world = amended(started({ unitId: 'u1' }), {}, 'liaison')
    expect(world.matter).toMatchObject({ officerId: 'liaison', officerRole: 'liaison' })
  })

  test('its clock counts until it has gone for approval, and does not begin again', () => {
    const world = amended(started()).tell('officer', 'requestApproval')
    expect(world.asked('officer')).toEqual([])
    world.tell('chief', 'rejectIssue', { reason: '要求不清' })
    expect(world.asked('officer')).toEqual(['amendDraft'])
    expect(amended(world).asked('officer')).toEqual([])
  })

  test('late, the leader who began it is told in the end', () => {
    const world = daily(started())
    expect(world.events.flatMap((e) => (e.type === 'DecisionReminded' ? [e.data.reminded] : []))).toEqual([
      'officer',
      'chief',
      'leader',
    ])
    expect(told(world, 'DecisionReminded')).toContain('leader')
  })

  test('late, he is told too where the officer moved it to a front that is not his', () => {
    const front = { role: 'leader' as const, scope: { kind: 'front' as const, frontId: 'f1' } }
    const world = new World()
      .enrol(personWith('f1leader', 'office', [front]), { ...personWith('leader', 'office', []), active: false })
      .tell('f1leader', 'start', { words: WORDS, files: [], unitId: 'u1' })
    amended(world, { lead: { unitId: 'u3', part: '' } })

    expect(told(daily(world), 'DecisionReminded')).toContain('f1leader')
  })
})

describe('before an officer has amended it', () => {
  test.each(['requestApproval', 'issue'] as const)('%s is refused, and not offered', (command) => {
    const rules =
      command === 'issue'
        ? {
            approval: {
              default: 'none' as const,
              bySource: {},
              extraUrgent: 'none' as const,
              dueMoment: 'none' as const,
            },
          }
        : {}
    const world = new World(rules).tell('leader', 'start', { words: WORDS, files: [], unitId: 'u1' })
    expect(world.ask('officer', command)).toBe('DRAFT_UNPREPARED')
    expect(world.actions('officer').map((action) => action.command)).not.toContain(command)
    amended(world)
    expect(world.ask('officer', command)).toBeNull()
  })

  test('nobody is in charge: nothing goes over with the leader who leaves', () => {
    const world = started({ unitId: 'u3' }, 'frontLeader')
    expect(world.matter && openDuties(world.matter)).toEqual([])
    world.leave('frontLeader')
    expect(world.types()).toEqual(['MatterStarted'])
  })

  test('an instruction on it is answered by who may take it up', () => {
    const world = started().tell('leader', 'instruct', { text: '进展如何', kind: 'answer', answerDueAt: null })
    expect(world.asked('officer2')).toContain('answerForOffice')
  })
})

describe('the leader who began it', () => {
  test('sees it, whatever front it is given to', () => {
    const world = amended(started({ unitId: 'u3' }, 'frontLeader'), { lead: { unitId: 'u1', part: '' } })
    expect(world.matter?.frontIds).toEqual(['f1'])
    expect(world.matter && canSee(world.matter, actor('frontLeader'))).toBe(true)
    world.tell('officer', 'requestApproval').tell('chief', 'approveIssue', { opinion: '' })
    expect(canSee(world.issued, actor('frontLeader'))).toBe(true)
  })

  test('is told its number when it is issued', () => {
    const world = amended(started()).tell('officer', 'requestApproval').tell('chief', 'approveIssue', { opinion: '' })
    expect(told(world, 'MatterIssued')).toContain('leader')
    expect(told(new World().issue(), 'MatterIssued')).not.toContain('leader')
  })

  test('is told why it was discarded', () => {
    const world = started().tell('officer', 'discard', { reason: '与已有事项重复' })
    expect(told(world, 'DraftDiscarded')).toEqual(['leader'])
    expect(world.notices.find(({ personId }) => personId === 'leader')?.title).toBe('作废草稿')
    expect(world.todos()).toEqual([])
  })

  test('may approve it where the pack lays it before leaders: the draft is the officer’s', () => {
    const approval = {
      default: 'leader' as const,
      bySource: {},
      extraUrgent: 'none' as const,
      dueMoment: 'none' as const,
    }
    const world = amended(new World({ approval }).tell('leader', 'start', { words: WORDS, files: [], unitId: null }))
    world.tell('officer', 'requestApproval')
    expect(world.ask('leader', 'approveIssue', { opinion: '' })).toBeNull()
  })
})

test('no unit sees it before it is issued', () => {
  const { matter } = started({ unitId: 'u1' })
  const seers = people.map(({ _id }) => _id).filter((id) => matter && canSee(matter, actor(id)))
  expect(seers.filter((id) => /^u\d/.test(id))).toEqual([])
})

test('a leader who is an officer besides begins as a leader', () => {
  const both = personWith('both', 'office', [
    { role: 'leader', scope: { kind: 'district' } },
    { role: 'officer', scope: { kind: 'district' } },
  ])
  const world = new World().enrol(both).tell('both', 'start', { words: WORDS, files: [], unitId: 'u1' })
  expect(world.matter?.startedBy?.stage).toBe('waiting')
  expect(amended(world, {}, 'both').matter).toMatchObject({ officerId: 'both', startedBy: { stage: 'prepared' } })
})
