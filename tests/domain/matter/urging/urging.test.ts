import { at } from '../../../../domain/clock/time'
import { fold } from '../../../../domain/decider/decide'
import { undoneOf } from '../../../../domain/matter/base/undone'
import { matterDecider } from '../../../../domain/matter/decider'
import { formOf } from '../../../../domain/matter/forms'
import { WITH_CO, World, within } from '../../world'
import { aboutOf } from '../forms/subject'
import { DUE, red } from '../stepsOf'

const A1 = { assignmentId: 'A1' }
const text = { text: '请说明进展' }
const TEN_MINUTES = 600_000
/** Sent by hand, and gone out. */
const urge = (world: World, changes: object = {}, who = 'officer') =>
  world
    .tell(who, 'urge', { ...A1, ...text, ...changes })
    .later(TEN_MINUTES + 1)
    .sweep()
const urges = (world: World) =>
  world.events.flatMap((event) =>
    event.type === 'Urged'
      ? [[event.nominalAt ?? event.at, event.data.ordinal, event.data.level, event.data.byTimer]]
      : [],
  )

describe('urging by hand', () => {
  test('is numbered, names what is undone and its own limit, and says when the next is possible', () => {
    const world = red().at('2026-03-09', '18:00')
    expect(world.when('officer', 'urge', { ...A1, ...text })).toEqual([
      {
        type: 'Urged',
        data: {
          assignmentId: 'A1',
          urgeNumber: '催〔2026〕1号',
          ordinal: 1,
          level: 2,
          text: '请说明进展',
          byTimer: false,
          about: 'due/1',
          until: at('2026-03-12', '17:30'),
          nextAt: at('2026-03-11', '18:00'),
          deliverAt: at('2026-03-09', '18:10'),
        },
      },
    ])
    expect(world.lead.urges).toMatchObject([{ number: '催〔2026〕1号', counted: true }])
  })

  test('the officer may set another limit, which lies ahead', () => {
    const until = at('2026-03-10', '12:00')
    expect(urge(red(), { until }).lead.urges[0]?.until).toBe(until)
    expect(red().ask('officer', 'urge', { ...A1, ...text, until: at('2026-03-09', '09:00') })).toBe('IN_THE_PAST')
  })

  const missed = (): [string, World, string][] => {
    const milestones = [{ title: '开工', dueAt: at('2026-03-05', '12:00') }]
    const task = { title: '走访', personId: 'u1handler', dueAt: at('2026-03-04', '12:00') }
    const answer = { text: '请抓紧', answerDueAt: at('2026-03-04', '12:00') }
    return [
      ['the sign-in', new World().issue().at('2026-03-04').sweep(), 'signIn'],
      [
        'a report of the cycle',
        new World()
          .start({ reportCycle: 'weekly', ...within(20) })
          .at('2026-03-10')
          .sweep(),
        'report/1',
      ],
      ['a milestone', new World().start({ milestones }).at('2026-03-06').sweep(), 'milestone/M1'],
      [
        'a task',
        new World()
          .start()
          .tell('u1supervisor', 'decompose', { ...A1, tasks: [task] })
          .at('2026-03-05')
          .sweep(),
        'task',
      ],
      ['an answer', new World().start().tell('leader', 'instruct', answer).at('2026-03-05').sweep(), 'answer'],
      ['the work', red(), 'due/1'],
    ]
  }

  test.each(missed())('for %s that was let pass, before the due moment too', (_, world, key) => {
    expect(undoneOf(world.issued, world.lead).map((one) => one.key.slice(0, key.length))).toEqual([key])
    expect(urge(world).last('Urged').data.about?.slice(0, key.length)).toBe(key)
  })

  test('of several things the officer chooses; what is not overdue cannot be chosen', () => {
    const world = new World().issue(within(5)).at('2026-03-09', '17:31').sweep()
    expect(undoneOf(world.issued, world.lead).map(({ key }) => key)).toEqual(['due/1', 'signIn'])
    expect(world.ask('officer', 'urge', { ...A1, ...text, about: 'report/1' })).toBe('NOT_FOUND')
    expect(urge(world, { about: 'signIn' }).last('Urged').data.about).toBe('signIn')
  })

  test.each<[string, World, string, object, string]>([
    ['what is not overdue', new World().start(), 'officer', A1, 'NOT_OVERDUE'],
    ['what is overdue no more', extended(), 'officer', A1, 'NOT_OVERDUE'],
    ['what the office has', red().complete(), 'officer', A1, 'WRONG_STATE'],
    [
      'a co-unit that is done',
      new World()
        .start(WITH_CO)
        .signIn('A2', 'u2')
        .tell('u2head', 'giveOpinion', { assignmentId: 'A2', text: '同意', files: [] }),
      'officer',
      { assignmentId: 'A2' },
      'WRONG_STATE',
    ],
    ['an unknown assignment', red(), 'officer', { assignmentId: 'A9' }, 'NOT_FOUND'],
    ['by a unit', red(), 'u1head', A1, 'NO_RIGHT'],
    ['by an officer of another front', red(), 'frontOfficer', A1, 'NO_RIGHT'],
    ['what is suspended', red().tell('chief', 'suspend', { reason: '等批复' }), 'officer', A1, 'MATTER_SUSPENDED'],
  ])('refused: %s', (_, world, who, input, code) => {
    expect(world.ask(who, 'urge', { ...input, ...text })).toBe(code)
  })

  function extended() {
    const world = red()
    return world.complete().sendBack(at('2026-03-20', '17:30'))
  }
})

describe('counted urges', () => {
  test.each<[string, string, string, string | null]>([
    ['at once', '2026-03-09', '18:00', 'URGED_LATELY'],
    ['on the next day', '2026-03-10', '18:00', 'URGED_LATELY'],
    ['a minute before two working days', '2026-03-11', '17:59', 'URGED_LATELY'],
    ['after two working days', '2026-03-11', '18:00', null],
  ])('by hand again %s', (_, day, time, code) => {
    const world = urge(red().at('2026-03-09', '18:00'), {}, 'liaison').at(day, time)
    expect(world.ask('officer', 'urge', { ...A1, ...text })).toBe(code)
  })

  test('days off do not count between two', () => {
    const world = urge(new World().start(within(4)).at('2026-03-06', '17:40').sweep())
    expect(world.lead.urges[0]?.nextAt).toBe(at('2026-03-10', '17:40'))
  })

  test('the refusal says when the next is possible', () => {
    const refusal = urge(red().at('2026-03-09', '18:00')).give('officer', 'urge', { ...A1, ...text })
    expect(refusal).toEqual({ ok: false, code: 'URGED_LATELY', detail: at('2026-03-11', '18:00') })
  })

  test('the timer’s first is spared by one by hand since the due moment, its second comes five working days later', () => {
    const world = urge(red().at('2026-03-09', '18:00')).at('2026-04-30').sweep()
    expect(urges(world)).toEqual([
      [at('2026-03-09', '18:00'), 1, 2, false],
      [at('2026-03-16', '09:00'), 2, 3, true],
    ])
  })

  test('two by hand since the due moment spare both of the timer’s', () => {
    const world = urge(urge(red().at('2026-03-09', '18:00')).at('2026-03-12', '10:00'))
      .at('2026-04-30')
      .sweep()
    expect(urges(world)).toEqual([
      [at('2026-03-09', '18:00'), 1, 2, false],
      [at('2026-03-12', '10:00'), 2, 3, false],
    ])
  })

  test('one before the due moment spares nothing, but the timer keeps the distance', () => {
    const world = new World().issue(within(5)).at('2026-03-09', '10:00').sweep()
    urge(world, { until: at('2026-03-09', '11:00') })
      .at('2026-04-30')
      .sweep()
    expect(urges(world)).toEqual([
      [at('2026-03-09', '10:00'), 1, 2, false],
      [at('2026-03-11', '10:00'), 2, 3, true],
    ])
    // the limit of the second has passed before the timer's own second would come
    expect(world.last('TransferProposed').nominalAt).toBe(at('2026-03-16', '17:30'))
  })

  test.each<[string, (world: World) => World, number, number]>([
    ['handed in within it', (world) => world.at('2026-03-12', '17:30').complete(), 0, -50],
    ['handed in after it', (world) => world.at('2026-03-12', '17:31').complete(), 1, -50],
    ['not handed in', (world) => world.at('2026-03-12', '17:30').submit(), 1, -50],
  ])('its own limit: %s', (_, then, counted, points) => {
    const world = then(urge(red().at('2026-03-09', '18:00')))
    expect(world.lead.urges.filter((one) => one.counted)).toHaveLength(counted)
    const worth = world.lines.filter(({ ruleId }) => ruleId === 'urged').map(({ hundredths }) => hundredths)
    expect(worth).toEqual([points])
  })

  test('the missing thing done within the limit: it counts no more, the next is the first again', () => {
    const world = urge(new World().issue(within(5)).at('2026-03-04').sweep())
    expect(world.lead.level).toBe(2)
    world.at('2026-03-05').signIn().at('2026-03-11').sweep()
    expect(world.lead.urges.map(({ counted }) => counted)).toEqual([false, true])
    expect(urges(world).map(([, ordinal, level]) => [ordinal, level])).toEqual([
      [1, 2],
      [1, 2],
    ])
  })

  test('a pause moves the limit by just as long as it was', () => {
    const world = urge(red().at('2026-03-09', '18:00')).at('2026-03-10').tell('chief', 'suspend', { reason: '等' })
    world.at('2026-03-20').tell('chief', 'resume', { reason: '到' }).at('2026-03-22', '17:30').complete()
    expect(world.lead.urges.map(({ until, counted }) => [until, counted])).toEqual([[at('2026-03-22', '17:30'), false]])
  })

  test('a return and a new due moment reset nothing, a reopening does', () => {
    const late = () => urge(red().at('2026-03-09', '18:00')).at('2026-03-13')
    const again = late().complete().sendBack(at('2026-03-20', '17:30')).at('2026-03-23', '09:01').sweep()
    expect(urges(again).at(-1)).toEqual([at('2026-03-23', '09:00'), 2, 3, true])
    const reopened = late()
      .complete()
      .confirm()
      .tell('chief', 'reopen', { reason: '反弹', dueAt: at('2026-03-20', '17:30') })
    expect([reopened.issued.level, reopened.lead.urges]).toEqual([1, []])
    expect(urges(reopened.at('2026-03-23', '09:01').sweep()).at(-1)).toEqual([at('2026-03-23', '09:00'), 1, 2, true])
  })

  test('sent before they had a limit: the timer’s count, those by hand lead to level 2', () => {
    const folded = (byTimer: boolean) => {
      const one = red().at('2026-03-10', '09:01').sweep()
      const urged = one.events.find(({ type }) => type === 'Urged')
      if (urged?.type !== 'Urged') throw new Error('not urged')
      const { about: _, until: __, nextAt: ___, ...old } = urged.data
      const events = one.events.map((event) => (event === urged ? { ...urged, data: { ...old, byTimer } } : event))
      one.matter = fold(matterDecider, events)
      return one.lead
    }
    expect(folded(true)).toMatchObject({
      level: 2,
      urgeCount: 1,
      urges: [{ about: 'due/1', until: null, counted: true }],
    })
    expect(folded(false)).toMatchObject({ level: 2, urgeCount: 1, urges: [{ until: null, counted: false }] })
  })
})

describe('the dialog', () => {
  const asked = (world: World) => formOf('urge').consequence?.(aboutOf(world, 'officer'), {})

  test('says which one it is, to which level it leads, and what it costs by the matter’s pack', () => {
    const world = red().at('2026-03-09', '18:00')
    expect(asked(world)).toMatch(/第 1 次催办，为二级催办，计 -0.5 分/)
    expect(asked(urge(world))).toMatch(/第 2 次催办，为三级查办/)
    world.rules = { ...world.rules, points: { ...world.rules.points, urged: -80 } }
    expect(asked(world)).toMatch(/计 -0.8 分/)
    world.rules = { ...world.rules, points: { ...world.rules.points, urged: 0 } }
    expect(asked(world)).toMatch(/不计分/)
  })

  test('lets choose among several things that are undone', () => {
    const world = new World().issue(within(5)).at('2026-03-09', '17:31').sweep()
    const [about] = formOf('urge').fields
    const shown = (one: World) => about?.when?.(aboutOf(one, 'officer'))
    expect([shown(world), shown(red())]).toEqual([true, false])
  })
})

describe('a reminder', () => {
  const remind = (world: World) => world.ask('officer', 'remind', { ...A1, ...text })

  test('is not numbered, costs nothing and leaves level and urges as they are', () => {
    const world = new World().start().tell('liaison', 'remind', { ...A1, ...text })
    expect(world.types().at(-1)).toBe('Reminded')
    expect([world.lines, world.lead.urges, world.issued.level]).toEqual([[], [], 1])
  })

  test('one a working day for an assignment', () => {
    const world = new World().start(WITH_CO).at('2026-03-06', '09:00')
    expect([remind(world), remind(world.at('2026-03-06', '17:00')), remind(world.at('2026-03-08'))]).toEqual([
      null,
      'REMINDED_TODAY',
      'REMINDED_TODAY',
    ])
    expect(world.ask('officer', 'remind', { assignmentId: 'A2', ...text })).toBeNull()
    expect(remind(world.at('2026-03-09', '08:00'))).toBeNull()
  })

  test('of what is overdue too, and between two urges', () => {
    const world = urge(red())
    expect(world.now > DUE).toBe(true)
    expect(remind(world)).toBeNull()
  })

  test('is no unit’s to send', () => {
    expect(new World().start().ask('u1head', 'remind', { ...A1, ...text })).toBe('NO_RIGHT')
  })
})
