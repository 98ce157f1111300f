import { at } from '../../../../domain/clock/time'
import { tell } from '../../../../domain/matter/sentences'
import type { Person } from '../../../../domain/people/person'
import { personWith } from '../../district'
import { content, WITH_CO, World, within } from '../../world'

const A1 = { assignmentId: 'A1' }
const later = at('2026-04-20', '17:30')
const request = { ...A1, progress: '已完成八成', reason: '连续降雨', requestedDueAt: later }
const started = () => new World().start(within(5))
const asked = () => started().tell('u1supervisor', 'requestExtension', request)

describe('asking for an extension', () => {
  test('with progress and reason, until the due moment itself', () => {
    const world = started()
    expect(world.lead.due.dueAt).toBe(at('2026-03-09', '17:30'))
    world.now = world.lead.due.dueAt
    const outcome = world.when('u1head', 'requestExtension', request)
    expect(outcome[outcome.length - 1]).toMatchObject({
      type: 'ExtensionRequested',
      data: { progress: '已完成八成', reason: '连续降雨', requestedDueAt: later },
    })
    expect(world.lead.extension).toMatchObject({ requestedBy: 'u1head', requestedDueAt: later })
  })

  test('is possible from issue on', () => {
    expect(new World().issue().ask('u1supervisor', 'requestExtension', request)).toBeNull()
  })

  test.each<[string, World, string, object, string]>([
    ['after the due moment', started().at('2026-03-09', '17:31'), 'u1head', {}, 'DEADLINE_PASSED'],
    ['a second one', asked(), 'u1head', {}, 'EXTENSION_PENDING'],
    ['a moment not later', started(), 'u1head', { requestedDueAt: at('2026-03-09', '17:30') }, 'NOT_LATER'],
    ['by a handler', started(), 'u1handler', {}, 'NO_RIGHT'],
    ['by another unit', started(), 'u2head', {}, 'NO_RIGHT'],
    ['once the completion is under way', started().submit(), 'u1head', {}, 'WRONG_STATE'],
    ['while suspended', started().tell('chief', 'suspend', { reason: '等批复' }), 'u1head', {}, 'MATTER_SUSPENDED'],
  ])('refused: %s', (_, world, who, changes, code) => {
    expect(world.ask(who, 'requestExtension', { ...request, ...changes })).toBe(code)
  })
})

describe('deciding it', () => {
  test('granted, the due moment moves and its receipt tells why', () => {
    const world = asked().at('2026-03-06').sweep()
    expect(world.when('chief', 'grantExtension', { ...A1, dueAt: later, opinion: '同意' })).toMatchObject([
      { type: 'ExtensionGranted', data: { opinion: '同意', next: null, due: { dueAt: later, version: 3 } } },
    ])
    expect(world.lead).toMatchObject({ extension: null, dueSetAt: world.now })
    expect(world.lead.due.receipt.extensions).toEqual([
      { at: world.now, from: at('2026-03-13', '17:30'), to: later, reason: '连续降雨', how: 'extended' },
    ])
  })

  test('asked too late to stop the clock it can be granted late; the red stays visible', () => {
    const world = started()
      .at('2026-03-09', '15:00')
      .tell('u1head', 'requestExtension', request)
      .at('2026-03-11')
      .tell('chief', 'grantExtension', { ...A1, dueAt: later, opinion: '' })
    expect(world.lead).toMatchObject({ overdueAt: at('2026-03-09', '17:30'), steps: {} })
    expect(world.points().filter(([rule]) => rule === 'overdue')).toEqual([['overdue', 'u1', -100]])
  })

  test('also once the completion is with the office', () => {
    expect(
      asked()
        .complete()
        .ask('chief', 'grantExtension', { ...A1, dueAt: later, opinion: '' }),
    ).toBeNull()
  })

  test('the report cycle goes on under the new due moment', () => {
    const world = new World().start({ ...within(5), reportCycle: 'weekly' })
    expect(world.lead.reporting).toBeNull()
    world
      .tell('u1head', 'requestExtension', request)
      .tell('chief', 'grantExtension', { ...A1, dueAt: later, opinion: '' })
    expect(world.lead.reporting).toEqual({ ordinal: 1, dueAt: at('2026-03-09', '17:30') })
  })

  test('a report given before is not asked for again', () => {
    const world = new World().start({ ...within(6), reportCycle: 'weekly' }).report()
    expect(world.lead.reporting).toBeNull()
    world
      .tell('u1head', 'requestExtension', request)
      .tell('chief', 'grantExtension', { ...A1, dueAt: later, opinion: '' })
    expect(world.lead.reporting).toEqual({ ordinal: 2, dueAt: at('2026-03-16', '17:30') })
  })

  test('refused with reason, everything stays', () => {
    const world = asked()
    expect(world.when('chief', 'refuseExtension', { ...A1, reason: '时间足够' })).toMatchObject([
      { type: 'ExtensionRefused', data: { reason: '时间足够' } },
    ])
    expect(world.lead).toMatchObject({ extension: null, due: { dueAt: at('2026-03-09', '17:30'), version: 1 } })
    expect(world.ask('u1head', 'requestExtension', request)).toBeNull()
  })

  test.each<[string, World, string, object, string]>([
    ['where nothing was asked', started(), 'chief', {}, 'NO_EXTENSION'],
    ['to a moment not later', asked(), 'chief', { dueAt: at('2026-03-09', '17:30') }, 'NOT_LATER'],
    ['to a moment gone past', asked().at('2026-03-11'), 'chief', { dueAt: at('2026-03-10', '17:30') }, 'IN_THE_PAST'],
    ['by an officer', asked(), 'officer', {}, 'NO_RIGHT'],
    ['by the unit', asked(), 'u1head', {}, 'NO_RIGHT'],
  ])('refused: %s', (_, world, who, changes, code) => {
    expect(world.ask(who, 'grantExtension', { ...A1, dueAt: later, opinion: '', ...changes })).toBe(code)
  })

  test('refusing is refused where nothing was asked, and to others than the chief', () => {
    expect(started().ask('chief', 'refuseExtension', { ...A1, reason: '时间足够' })).toBe('NO_EXTENSION')
    expect(asked().ask('officer', 'refuseExtension', { ...A1, reason: '时间足够' })).toBe('NO_RIGHT')
  })

  test('a closing ends the request', () => {
    const world = asked().complete().confirm().tell('chief', 'reopen', { reason: '群众反映', dueAt: later })
    expect(world.lead.extension).toBeNull()
    expect(world.ask('chief', 'grantExtension', { ...A1, dueAt: later, opinion: '' })).toBe('NO_EXTENSION')
  })
})

describe('whose limit it is', () => {
  const again = { ...request, requestedDueAt: at('2026-05-20', '17:30') }
  const grantedTo = { ...A1, dueAt: again.requestedDueAt, opinion: '' }
  /** Given more time once. */
  const extended = (world = asked()) => world.tell('chief', 'grantExtension', { ...A1, dueAt: later, opinion: '' })

  test('a second one in a round goes one step up, and says so', () => {
    const world = extended().tell('u1head', 'requestExtension', again)
    expect(world.last('ExtensionRequested').data.ordinal).toBe(2)
    const { title, lines } = tell(world.last('ExtensionRequested'), (id) => id)
    expect(title).toBe('第 2 次申请延期至 2026-05-20 17:30')
    expect(lines).toContain('下一步由上一级 区领导 办理')
    expect(world.todos().filter(({ kind }) => kind === 'decideExtension')).toMatchObject([{ to: ['leader@district'] }])
    expect(world.ask('chief', 'grantExtension', grantedTo)).toBe('NOT_YOUR_TURN')
    expect(world.ask('chief', 'refuseExtension', { ...A1, reason: '时间足够' })).toBe('NOT_YOUR_TURN')
    expect(world.ask('leader', 'grantExtension', grantedTo)).toBeNull()
  })

  test('the front’s leader has it where there is one', () => {
    const front: Person = personWith('f1leader', 'office', [
      { role: 'leader', scope: { kind: 'front', frontId: 'f1' } },
    ])
    const world = extended(new World().enrol(front).start(within(5)).tell('u1supervisor', 'requestExtension', request))
    world.tell('u1head', 'requestExtension', again)
    expect(world.ask('leader', 'grantExtension', grantedTo)).toBe('NOT_YOUR_TURN')
    expect(world.ask('f1leader', 'refuseExtension', { ...A1, reason: '时间足够' })).toBeNull()
  })

  test('it is refused where the district has no leader', () => {
    const world = extended().enrol({ ...personWith('leader', 'office', []), active: false })
    expect(world.ask('u1head', 'requestExtension', again)).toBe('NO_DECIDER')
  })

  test.each<[string, (world: World) => World]>([
    ['one refused', (world) => world.tell('chief', 'refuseExtension', { ...A1, reason: '时间足够' })],
    ['one withdrawn', (world) => world.tell('u1head', 'withdrawExtension', { ...A1, reason: '不用了' })],
  ])('%s is none', (_, decide) => {
    const world = decide(asked()).tell('u1head', 'requestExtension', again)
    expect(world.last('ExtensionRequested').data.ordinal).toBe(1)
    expect(world.ask('chief', 'grantExtension', grantedTo)).toBeNull()
  })

  test('a return, and a moment that the office set, are none either', () => {
    const world = started()
      .tell('chief', 'setDue', { ...A1, moment: 'due', dueAt: later, reason: '任务增加', unitSays: '' })
      .tell('u1head', 'requestExtension', again)
    expect(world.ask('chief', 'grantExtension', grantedTo)).toBeNull()
  })

  test('a reopening begins anew', () => {
    const world = extended()
      .complete()
      .confirm()
      .tell('chief', 'reopen', { reason: '群众反映', dueAt: later })
      .tell('u1head', 'requestExtension', again)
    expect(world.last('ExtensionRequested').data.ordinal).toBe(1)
    expect(world.ask('chief', 'grantExtension', grantedTo)).toBeNull()
  })

  describe('of what a leader started it is that leader', () => {
    /** Given to u1 of front f1, started by the leader of f1 unless another is named. */
    const begun = (who = 'f1leader') =>
      new World()
        .enrol(personWith('f1leader', 'office', [{ role: 'leader', scope: { kind: 'front', frontId: 'f1' } }]))
        .tell(who, 'start', { words: '夜市占道，请研究。', files: [], unitId: null })
        .tell('officer', 'amendDraft', { content: content({ source: 'leaderInstruction', ...within(5) }) })
        .tell('officer', 'requestApproval')
        .tell('chief', 'approveIssue', { opinion: '' })
        .signIn()
        .tell('u1supervisor', 'requestExtension', request)
    const grant = { ...A1, dueAt: later, opinion: '' }

    test('and nobody else', () => {
      const world = begun()
      expect(world.ask('chief', 'grantExtension', grant)).toBe('NOT_YOUR_TURN')
      expect(world.ask('leader', 'grantExtension', grant)).toBe('NOT_YOUR_TURN')
      expect(world.todos().filter(({ kind }) => kind === 'decideExtension')).toMatchObject([
        { to: ['person:f1leader'] },
      ])
      expect(world.ask('f1leader', 'grantExtension', grant)).toBeNull()
    })

    test('the second one, too', () => {
      const world = begun().tell('f1leader', 'grantExtension', grant).tell('u1head', 'requestExtension', again)
      expect(world.ask('chief', 'grantExtension', grantedTo)).toBe('NOT_YOUR_TURN')
      expect(world.ask('f1leader', 'grantExtension', grantedTo)).toBeNull()
    })

    test.each<[string, Person]>([
      ['has left', { ...personWith('f1leader', 'office', []), active: false }],
      ['leads nothing any more', personWith('f1leader', 'office', [])],
      [
        'leads another front now',
        personWith('f1leader', 'office', [{ role: 'leader', scope: { kind: 'front', frontId: 'f2' } }]),
      ],
    ])('the chief has it where he %s', (_, person) => {
      const world = begun()
        .tell('u1head', 'withdrawExtension', { ...A1, reason: '不用了' })
        .enrol(person)
      world.tell('u1head', 'requestExtension', again)
      expect(world.ask('chief', 'grantExtension', grantedTo)).toBeNull()
    })
  })

  test('a limit that an upper office set needs its word, which stands in the trail', () => {
    const world = new World()
      .start({ ...within(5), source: 'cityDecision' })
      .tell('u1head', 'requestExtension', request)
    const given = { ...A1, dueAt: later, opinion: '' }
    expect(world.ask('chief', 'grantExtension', given)).toBe('UPPER_ANSWER_MISSING')
    expect(world.ask('chief', 'grantExtension', { ...given, upperAnswer: ' 　' })).toBe('UPPER_ANSWER_MISSING')
    world.tell('chief', 'grantExtension', { ...given, upperAnswer: '市督查室 3 月 4 日电话同意' })
    expect(tell(world.last('ExtensionGranted'), (id) => id).lines).toEqual(['上级答复：市督查室 3 月 4 日电话同意'])
  })

  test('a co-unit’s opinion goes no further than the lead’s work', () => {
    const world = new World().start({ ...WITH_CO, ...within(5) }).signIn('A2', 'u2')
    const asks = { ...request, assignmentId: 'A2' }
    expect(world.ask('u2head', 'requestExtension', asks)).toBe('AFTER_LEAD_DUE')
    world
      .tell('u1head', 'requestExtension', request)
      .tell('chief', 'grantExtension', { ...A1, dueAt: later, opinion: '' })
    world.tell('u2head', 'requestExtension', { ...asks, requestedDueAt: at('2026-04-10', '17:30') })
    const given = { assignmentId: 'A2', opinion: '' }
    expect(world.ask('chief', 'grantExtension', { ...given, dueAt: at('2026-04-21', '17:30') })).toBe('AFTER_LEAD_DUE')
    expect(world.ask('chief', 'grantExtension', { ...given, dueAt: later })).toBeNull()
  })

  test('of other limits nobody asks for it, and it is not kept', () => {
    const world = asked().tell('chief', 'grantExtension', { ...A1, dueAt: later, opinion: '', upperAnswer: '同意' })
    expect(world.last('ExtensionGranted').data).not.toHaveProperty('upperAnswer')
  })
})
