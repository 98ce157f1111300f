import { at, type Instant } from '../../../../domain/clock/time'
import { nextAlarmAt } from '../../../../domain/decider/consequences'
import { matterDecider } from '../../../../domain/matter/decider'
import { lookBackWords } from '../../../../domain/matter/lookBack/words'
import { content, WITH_CO, World } from '../../world'

const A1 = { assignmentId: 'A1' }
const FOUND = { text: '现场没有反弹', files: ['file1'] }
const HOLDS = { outcome: 'holds', ...FOUND }
const NEW_DUE = at('2026-05-29', '17:30')
const RELAPSED = { outcome: 'relapsed', text: '又出现占道', files: [], dueAt: NEW_DUE }

/** Friday 1 May is a holiday until the 5th: the working day of it is Wednesday 6 May. */
const closed = (lookBackOn = '2026-05-01', world = new World().start(WITH_CO)) =>
  world.complete().tell('officer', 'confirmCompletion', { ...A1, opinion: '同意办结', lookBackOn })
const asked = () => closed().at('2026-05-06', '09:01').sweep()
const alarm = (world: World): Instant | null => world.matter && nextAlarmAt(matterDecider, world.matter, world)

describe('the day', () => {
  test('is set with the last confirmation, and by the chief who closes', () => {
    expect(closed().issued).toMatchObject({ status: 'closed', lookBack: { on: '2026-05-01', asked: null } })
    const byChief = new World().start().tell('chief', 'close', { reason: '已并入专项', lookBackOn: '2026-03-03' })
    expect(byChief.last('MatterClosed').data).toMatchObject({ how: 'byDecision', lookBackOn: '2026-03-03' })
    expect(lookBackWords(byChief.issued)).toEqual(['2026年3月3日起回头看'])
  })

  test('with nothing set nothing is asked', () => {
    for (const lookBackOn of [undefined, null]) {
      const world = new World().start().tell('chief', 'close', { reason: '已处理', lookBackOn })
      expect(world.issued.lookBack).toBeUndefined()
      expect(alarm(world)).toBeNull()
    }
  })

  test.each<[string, string, string | null]>([
    ['today', '2026-03-02', 'LOOK_BACK_RANGE'],
    ['tomorrow', '2026-03-03', null],
    ['in 24 months', '2028-03-02', null],
    ['a day later', '2028-03-03', 'LOOK_BACK_RANGE'],
  ])('%s: %s', (_, lookBackOn, code) => {
    expect(new World().start().ask('chief', 'close', { reason: '已处理', lookBackOn })).toBe(code)
    expect(
      new World()
        .start()
        .complete()
        .ask('officer', 'confirmCompletion', { ...A1, opinion: '', lookBackOn }),
    ).toBe(code)
    const world = asked().at('2026-05-06', '10:00')
    const nextOn = lookBackOn.replace('-03-02', '-05-06').replace('-03-03', '-05-07')
    expect(world.ask('officer', 'lookBack', { ...HOLDS, nextOn })).toBe(code)
  })

  test('is not set before the last confirmation', () => {
    const world = new World({ confirmation: ['officer', 'chiefOfficer'] }).start().complete()
    const sign = { ...A1, opinion: '', lookBackOn: '2026-05-01' }
    expect(world.ask('officer', 'confirmCompletion', sign)).toBe('NOT_THE_LAST')
    world.tell('officer', 'confirmCompletion', { ...sign, lookBackOn: null })
    expect(world.ask('chief', 'confirmCompletion', sign)).toBeNull()
  })
})

describe('from the working day of it', () => {
  test('the officer in charge is asked, by the end of that day, and told then', () => {
    const world = closed()
    const { version } = world.issued
    expect(alarm(world)).toBe(at('2026-05-06', '09:00'))
    expect(world.at('2026-05-06', '08:59').sweep().issued.version).toBe(version)
    expect(world.asked('officer')).toEqual([])
    world.at('2026-05-06', '09:01').sweep()
    expect(world.last('LookBackDue')).toMatchObject({
      nominalAt: at('2026-05-06', '09:00'),
      data: { on: '2026-05-01', dueAt: at('2026-05-06', '17:30') },
    })
    expect(world.todos('officer')).toMatchObject([{ kind: 'lookBack', dueAt: at('2026-05-06', '17:30'), partId: null }])
    expect(world.notices.filter(({ about }) => about === 'LookBackDue').map(({ personId }) => personId)).toEqual([
      'officer',
    ])
    expect(alarm(world)).toBeNull()
  })

  test('once, however late the timer looks', () => {
    const world = closed().at('2026-06-01').sweep().at('2026-07-01').sweep()
    expect(world.types().filter((type) => type === 'LookBackDue')).toHaveLength(1)
    expect(world.last('LookBackDue').nominalAt).toBe(at('2026-05-06', '09:00'))
  })

  test('where nobody has entered its year, on the day itself, with no moment', () => {
    const world = closed('2027-05-03').at('2027-05-03', '09:01').sweep()
    expect(world.last('LookBackDue').data).toEqual({ on: '2027-05-03', dueAt: null })
    expect(world.todos('officer')).toMatchObject([{ kind: 'lookBack', dueAt: null }])
  })

  test('before it nobody looks back', () => {
    expect(closed().ask('officer', 'lookBack', HOLDS)).toBe('NO_LOOK_BACK')
    expect(closed().at('2026-05-06', '08:59').ask('chief', 'lookBack', HOLDS)).toBe('NO_LOOK_BACK')
    expect(new World().start().ask('officer', 'lookBack', HOLDS)).toBe('NO_LOOK_BACK')
  })

  test('an officer who has left since is followed by another', () => {
    const world = closed().leave('officer')
    expect(world.issued.officerId).toBe('officer')
    world.at('2026-05-06', '09:01').sweep()
    expect(world.asked('officer2')).toEqual(['lookBack'])
    expect(world.tell('officer2', 'lookBack', HOLDS).asked('officer2')).toEqual([])
  })

  test('one who leaves while it waits hands it over', () => {
    expect(asked().leave('officer').asked('officer2')).toEqual(['lookBack'])
  })
})

describe('what was found', () => {
  test('it holds: the look back is over, and the units and their three are told', () => {
    const world = asked()
    expect(world.when('officer', 'lookBack', HOLDS)).toMatchObject([
      { type: 'LookedBack', data: { outcome: 'holds', text: '现场没有反弹', files: [{ fileId: 'file1' }] } },
    ])
    expect(world.issued).toMatchObject({ status: 'closed' })
    expect(world.issued.lookBack).toBeUndefined()
    expect(world.asked('officer')).toEqual([])
    const told = world.notices.filter(({ about }) => about === 'LookedBack').map(({ personId }) => personId)
    expect(told.sort()).toEqual(['u1handler', 'u1head', 'u1section', 'u1supervisor', 'u2supervisor'])
    expect(world.at('2026-12-01').sweep().last('LookedBack')).toBeDefined()
    expect(world.ask('officer', 'lookBack', HOLDS)).toBe('NO_LOOK_BACK')
  })

  test('it holds, and is looked at once more on a further day', () => {
    const world = asked().tell('officer', 'lookBack', { ...HOLDS, nextOn: '2026-08-03' })
    expect(world.issued.lookBack).toEqual({ on: '2026-08-03', asked: null })
    expect(world.asked('officer')).toEqual([])
    expect(world.at('2026-08-03', '09:01').sweep().asked('officer')).toEqual(['lookBack'])
    expect(world.types().filter((type) => type === 'LookBackDue')).toHaveLength(2)
  })

  test('the chief may look back as well', () => {
    expect(asked().ask('chief', 'lookBack', HOLDS)).toBeNull()
  })

  test('it has relapsed: reopened just as by 复办', () => {
    const [world, other] = [asked(), asked()]
    const [found, reopened] = world.when('officer', 'lookBack', RELAPSED) as { type: string; data: object }[]
    expect(found).toMatchObject({ type: 'LookedBack', data: { outcome: 'relapsed' } })
    other.tell('chief', 'reopen', { reason: '回头看发现反弹', dueAt: NEW_DUE })
    expect(reopened).toEqual({ type: 'MatterReopened', data: other.last('MatterReopened').data })
    expect(world.issued).toMatchObject({ status: 'inProgress', round: 2 })
    expect(world.issued.lookBack).toBeUndefined()
    expect(world.asked('u1handler')).toEqual(['report'])
  })

  test.each<[string, object, string]>([
    ['relapsed without a new moment', { ...RELAPSED, dueAt: null }, 'RELAPSED_OR_HOLDS'],
    ['relapsed with a further day', { ...RELAPSED, nextOn: '2026-08-03' }, 'RELAPSED_OR_HOLDS'],
    ['holds with a new moment', { ...HOLDS, dueAt: NEW_DUE }, 'RELAPSED_OR_HOLDS'],
    ['to a moment gone past', { ...RELAPSED, dueAt: at('2026-05-01', '17:30') }, 'IN_THE_PAST'],
    ['with a file that is not his', { ...HOLDS, files: ['none'] }, 'NOT_FOUND'],
  ])('refused: %s', (_, input, code) => {
    expect(asked().ask('officer', 'lookBack', input)).toBe(code)
  })
})

describe('reopened meanwhile', () => {
  test('it is void and says nothing', () => {
    const world = closed().at('2026-04-01').tell('chief', 'reopen', { reason: '群众反映', dueAt: NEW_DUE })
    expect(world.issued.lookBack).toBeUndefined()
    world.at('2026-05-06', '09:01').sweep()
    expect(world.types()).not.toContain('LookBackDue')
    expect(world.ask('officer', 'lookBack', HOLDS)).toBe('NO_LOOK_BACK')
  })

  test('while it waits, nobody is asked any more', () => {
    const world = asked().tell('chief', 'reopen', { reason: '群众反映', dueAt: NEW_DUE })
    expect(world.asked('officer')).not.toContain('lookBack')
    expect(world.ask('officer', 'lookBack', HOLDS)).toBe('NO_LOOK_BACK')
  })
})

test('nothing else runs while a matter is closed', () => {
  const world = closed().at('2026-12-30').sweep()
  expect(world.timed().map(([type]) => type)).toEqual(['LookBackDue'])
})

test('a matter of which a liaison is in charge is looked back at by an officer or the chief', () => {
  const world = new World().tell('liaison', 'draft', {
    content: content(),
  })
  world.tell('liaison', 'requestApproval').tell('chief', 'approveIssue', { opinion: '' })
  world.tell('chief', 'close', { reason: '已处理', lookBackOn: '2026-03-03' }).at('2026-03-03').sweep()
  expect(world.asked('liaison')).toEqual([])
  expect(world.asked('officer')).toEqual(['lookBack'])
  expect(world.asked('chief')).toEqual(['lookBack'])
})
