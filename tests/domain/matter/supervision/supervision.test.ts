import { at } from '../../../../domain/clock/time'
import { fold } from '../../../../domain/decider/decide'
import { matterDecider } from '../../../../domain/matter/decider'
import { hears, readBy } from '../../../../domain/matter/sight'
import type { IssuedMatter } from '../../../../domain/matter/state/matter'
import { actor, personWith } from '../../district'
import { WITH_CO, World } from '../../world'

const A1 = { assignmentId: 'A1' }
const ASKS = { ...A1, unitId: 'u2', text: '管线单位两次约好都没有进场' }
const running = () => new World().start(WITH_CO)
const asked = (changes: object = {}) => running().tell('u1head', 'askSupervision', { ...ASKS, ...changes })
const TAKES = { ...A1, text: '已电话催办，周三现场协调' }

const told = (world: World, type: string): string[] => {
  const ids = world.events.filter((event) => event.type === type).map(({ _id }) => _id)
  return world.notices
    .filter(({ _id, personId }) => ids.includes(_id.slice(0, -personId.length - 1)))
    .map(({ personId }) => personId)
    .sort()
}

describe('the head of the lead unit asks', () => {
  test('about a co-unit’s part', () => {
    const world = asked()
    expect(world.lead.supervision).toMatchObject({ by: 'u1head', unitId: 'u2', aboutId: 'A2', text: ASKS.text })
    expect(fold(matterDecider, world.events)).toEqual(world.matter)
  })

  test('about a business matter that needs a unit which has no part here', () => {
    expect(asked({ unitId: 'u3' }).lead.supervision).toMatchObject({ unitId: 'u3', aboutId: null })
  })

  test('the officer in charge and the chief have 1 working day', () => {
    const world = asked()
    for (const who of ['officer', 'chief'])
      expect(world.todos(who)).toMatchObject([
        {
          kind: 'decideSupervision',
          partId: 'A1',
          dueAt: at('2026-03-03', '17:30'),
          sentence: `转请督办：${ASKS.text}`,
        },
      ])
    expect(world.asked('officer2')).toEqual([])
    expect(told(world, 'SupervisionAsked')).toEqual(['chief', 'officer'])
  })

  test.each<[string, string, object, string]>([
    ['a co-unit', 'u2head', { assignmentId: 'A2', unitId: 'u1' }, 'LEAD_ASKS'],
    ['about the own unit', 'u1head', { unitId: 'u1' }, 'SAME_UNIT'],
    ['about an unknown unit', 'u1head', { unitId: 'u99' }, 'NOT_FOUND'],
    ['the unit’s supervisor', 'u1supervisor', {}, 'NO_RIGHT'],
    ['another unit’s head for it', 'u2head', {}, 'NO_RIGHT'],
    ['an officer', 'officer', {}, 'NO_RIGHT'],
  ])('refused: %s', (_, who, changes, code) => {
    expect(running().ask(who, 'askSupervision', { ...ASKS, ...changes })).toBe(code)
  })

  test('one at a time, another once it is answered', () => {
    const world = asked()
    expect(world.ask('u1head', 'askSupervision', ASKS)).toBe('SUPERVISION_ASKED')
    world.tell('chief', 'takeUpSupervision', TAKES)
    expect(world.ask('u1head', 'askSupervision', ASKS)).toBeNull()
  })

  test('not while the matter is suspended, nor after its end', () => {
    const world = running().tell('chief', 'suspend', { reason: '等待批复' })
    expect(world.ask('u1head', 'askSupervision', ASKS)).toBe('MATTER_SUSPENDED')
    world.tell('chief', 'close', { reason: '已无必要' })
    expect(world.ask('u1head', 'askSupervision', ASKS)).toBe('MATTER_CLOSED')
  })
})

describe('the office answers', () => {
  test('taken up, it says how: the asking unit and the other are told', () => {
    const world = asked()
    expect(world.when('officer', 'takeUpSupervision', TAKES)).toMatchObject([
      { type: 'SupervisionTakenUp', data: { unitId: 'u2', aboutId: 'A2', asked: ASKS.text, text: TAKES.text } },
    ])
    expect(world.lead.supervision).toBeNull()
    expect(world.todos()).not.toContainEqual(expect.objectContaining({ kind: 'decideSupervision' }))
    expect(told(world, 'SupervisionTakenUp')).toEqual(['u1head', 'u1supervisor', 'u2head', 'u2supervisor'])
  })

  test('not taken up, it says why: the asking unit alone is told', () => {
    const world = asked().tell('chief', 'declineSupervision', { ...A1, reason: '请先自行协调' })
    expect(told(world, 'SupervisionDeclined')).toEqual(['u1head', 'u1supervisor'])
  })

  test.each(['takeUpSupervision', 'declineSupervision'] as const)('%s: refused where nothing was asked', (command) => {
    const input = command === 'takeUpSupervision' ? TAKES : { ...A1, reason: '请先自行协调' }
    expect(running().ask('officer', command, input)).toBe('NO_SUPERVISION_ASKED')
    expect(asked().ask('u1head', command, input)).toBe('NO_RIGHT')
    expect(asked().ask('liaison', command, input)).toBe('NO_RIGHT')
  })

  test('never by who asked, whatever else he is', () => {
    const both = personWith('u1head', 'u1', [
      { role: 'unitHead', scope: { kind: 'unit', unitId: 'u1' } },
      { role: 'officer', scope: { kind: 'district' } },
    ])
    const world = running().enrol(both).tell('u1head', 'askSupervision', ASKS)
    expect(world.ask('u1head', 'takeUpSupervision', TAKES)).toBe('SAME_PERSON')
  })

  test('it moves no clock, costs no points and counts no urge', () => {
    const before = running()
    const world = asked().tell('officer', 'takeUpSupervision', TAKES)
    expect(world.assignment('A2').due).toEqual(before.assignment('A2').due)
    expect(world.lines).toEqual([])
    expect(world.assignment('A2').urges).toEqual([])
  })
})

describe('what is not answered lapses, and the timeline says so', () => {
  test.each<[string, (world: World) => World]>([
    ['closed by decision', (world) => world.tell('chief', 'close', { reason: '已无必要' })],
    ['withdrawn', (world) => world.tell('chief', 'withdraw', { reason: '误发' })],
    ['completed', (world) => world.complete().confirm()],
    [
      'the work given to another unit',
      (world) => world.tell('officer', 'replaceUnit', { ...A1, unitId: 'u3', reason: '职能调整', dueAt: null }),
    ],
  ])('%s', (_, end) => {
    const world = end(new World().start().tell('u1head', 'askSupervision', { ...ASKS, unitId: 'u3' }))
    expect(world.last('SupervisionLapsed').data.assignmentId).toBe('A1')
    expect(world.assignment('A1').supervision).toBeNull()
    expect(world.asked('officer')).not.toContain('decideSupervision')
    expect(told(world, 'SupervisionLapsed')).toEqual(['u1head', 'u1supervisor'])
    expect(fold(matterDecider, world.events)).toEqual(world.matter)
  })
})

test('it is refused where nobody but who asks could answer', () => {
  const world = running()
  const both = [
    ...(world.directory.person('u1head')?.roles ?? []),
    { role: 'chiefOfficer' as const, scope: { kind: 'district' as const } },
  ]
  world.enrol(personWith('u1head', 'u1', both))
  for (const id of ['chief', 'officer', 'officer2']) world.enrol({ ...personWith(id, 'office', []), active: false })
  expect(world.ask('u1head', 'askSupervision', ASKS)).toBe('NO_DECIDER')
})

describe('the unit that it is about', () => {
  const reads = (world: World, who: string) => (readBy(world.issued, actor(who)) as IssuedMatter).assignments[0]
  const heard = (world: World, who: string) =>
    world.events
      .filter((event) => /^Supervision|^DecisionReminded/.test(event.type) && hears(world.issued, actor(who), event))
      .map(({ type }) => type)

  test('learns of it only once it is taken up', () => {
    const world = asked()
    expect([reads(world, 'u2head')?.supervision, heard(world, 'u2head')]).toEqual([null, []])
    for (const who of ['u1head', 'officer', 'chief', 'liaison', 'u1handler', 'leader']) {
      expect(reads(world, who)?.supervision).toMatchObject({ unitId: 'u2' })
      expect(heard(world, who)).toEqual(['SupervisionAsked'])
    }
    world.tell('officer', 'takeUpSupervision', TAKES)
    expect(heard(world, 'u2head')).toEqual(['SupervisionTakenUp'])
  })

  test('nor by the office’s being late with it', () => {
    const world = asked().at('2026-03-20').sweep()
    expect(heard(world, 'officer')).toContain('DecisionReminded')
    expect(heard(world, 'u2head')).toEqual([])
    const { officeReminders } = readBy(world.issued, actor('u2head')) as IssuedMatter
    expect(officeReminders.filter(({ decision }) => decision === 'decideSupervision')).toEqual([])
  })

  test('also where it came into the matter while the request waited', () => {
    const world = asked({ unitId: 'u3' })
    world.tell('officer', 'addUnit', { unitId: 'u3', part: '', scope: 'within', reason: '需要配合' })
    world.tell('officer', 'takeUpSupervision', TAKES)
    expect(told(world, 'SupervisionTakenUp')).toEqual(expect.arrayContaining(['u1head', 'u3head']))
  })

  test('nor does a third unit, when it is taken up', () => {
    const world = new World().start({ co: ['u2', 'u3'].map((unitId) => ({ unitId, part: '' })) })
    world.tell('u1head', 'askSupervision', ASKS).tell('officer', 'takeUpSupervision', TAKES)
    expect(heard(world, 'u2head')).toEqual(['SupervisionTakenUp'])
    expect(heard(world, 'u3head')).toEqual([])
  })

  test('nor a lead that was replaced, which hears of its own request only', () => {
    const world = asked().tell('officer', 'replaceUnit', { ...A1, unitId: 'u3', dueAt: null, reason: '职能调整' })
    const own = heard(world, 'u1head')
    expect(own).toEqual(['SupervisionAsked', 'SupervisionLapsed'])
    const { id } = world.issued.assignments.find(({ unitId, kind }) => unitId === 'u3' && kind === 'lead') ?? { id: '' }
    world.tell('u3head', 'askSupervision', { assignmentId: id, unitId: 'u2', text: '管线迁改没有进展' })
    expect(heard(world, 'u1head')).toEqual(own)
    const read = (readBy(world.issued, actor('u1head')) as IssuedMatter).assignments.map(
      ({ supervision }) => supervision,
    )
    expect(read.filter(Boolean)).toEqual([])
  })

  test('never of one that was declined, mentioned or not', () => {
    const world = asked().tell('chief', 'declineSupervision', { ...A1, reason: '请先自行协调' })
    world.tell('u1head', 'comment', { text: '请看', mentions: ['u2handler'], files: [] })
    expect([heard(world, 'u2supervisor'), heard(world, 'u2handler')]).toEqual([[], []])
  })
})
