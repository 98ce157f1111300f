import { deadlineFor } from '../../../domain/clock/deadline'
import { isStopped } from '../../../domain/clock/stop'
import { DAY_MS, epochMs, type Instant } from '../../../domain/clock/time'
import { workingMsBetween } from '../../../domain/clock/workingTime'
import type { EventType, MatterEvent } from '../../../domain/matter/events'
import { registerLine } from '../../../domain/matter/register/registerLine'
import { assignmentIn } from '../../../domain/matter/state/assignments'
import { isAssignmentOver, isHeld, isIssued, type Matter } from '../../../domain/matter/state/matter'
import { holderOf, minutesHeld } from '../../../domain/matter/state/shares'
import type { World } from '../world'
import { choosing } from './inputs'
import { inside, law, spans, steps } from './law'
import { later, live, replay } from './lives'

/** Every moment by which something is due, by what it belongs to. */
const moments = (matter: Matter | null): Map<string, Instant> => {
  if (!matter || !isIssued(matter)) return new Map()
  return new Map<string, Instant>([
    ...matter.assignments.flatMap((a): [string, Instant][] => [
      [`${a.id} due`, a.due.dueAt],
      [`${a.id} sign-in`, a.signIn.dueAt],
      [`${a.id} objection`, a.objectionUntil],
      ...a.tasks.map((task): [string, Instant] => [`${a.id} ${task.id}`, task.dueAt]),
    ]),
    ...matter.milestones.map(({ id, dueAt }): [string, Instant] => [id, dueAt]),
    ...matter.instructions.flatMap(({ id, answerDueAt }): [string, Instant][] =>
      answerDueAt ? [[id, answerDueAt]] : [],
    ),
  ])
}

const MOVERS: readonly EventType[] = [
  'ExtensionGranted',
  'ExtensionRefused',
  'ObjectionUpheld',
  'MatterResumed',
  'MatterReopened',
  'CompletionReturned',
  'DueMomentSet',
  'TaskRedated',
]

/** An officer's own word makes nothing earlier: it is the chief's or his stand-in's, or the unit agreed. */
const isAnswered = ({ data, actor }: Extract<MatterEvent, { type: 'DueMomentSet' }>): boolean =>
  data.unitSays !== '' || actor.role === 'leader' || actor.personId === 'chief'

law(
  'a due moment moves only by an event that someone answers for, and back only with the unit or the chief',
  (moves, rules) => {
    for (const { event, before, after } of steps(live(moves, rules).world.events)) {
      const old = moments(before)
      for (const [what, moment] of moments(after)) {
        const was = old.get(what)
        if (was === undefined || was === moment) continue
        expect(MOVERS).toContain(event.type)
        // at the end of a suspension, which the chief set
        if (event.type !== 'MatterResumed') expect(event.actor.personId).not.toBe('timer')
        if (event.type === 'DueMomentSet' && moment < was) expect(isAnswered(event)).toBe(true)
        else if (event.type !== 'MatterReopened' && event.type !== 'TaskRedated') expect(moment > was).toBe(true)
      }
    }
  },
)

law('no step is taken twice', (moves, rules) => {
  const { world } = live(moves, rules)
  world.now = later(world.now, 60)
  const keys = world
    .sweep()
    .sweep()
    .events.flatMap(({ stepKey }) => stepKey ?? [])
  expect(new Set(keys).size).toBe(keys.length)
})

const told = ({ events }: World) =>
  events.map(({ type, data, actor, nominalAt, stepKey, seq }) => ({ type, data, actor, nominalAt, stepKey, seq }))

law('the sweep run at any moments records the same as one sweep at the end', (moves, rules) => {
  const { world, script } = live(moves, rules)
  const end = later(world.now, 60)
  const ended = (one: World) => {
    one.now = end
    return told(one.sweep())
  }
  const once = ended(replay(script, rules, () => []))
  expect(ended(world)).toEqual(once)
  const often = (at: Instant, i: number) => {
    const from = script[i - 1]?.at ?? at
    const hours = choosing(i).whole(1, 40)
    const between: Instant[] = []
    for (let moment = later(from, hours / 24); moment < at; moment = later(moment, hours / 24)) between.push(moment)
    return between
  }
  expect(ended(replay(script, rules, often))).toEqual(once)
})

law('steps are recorded in the order of their moments, and none before its time', (moves, rules) => {
  const { world } = live(moves, rules)
  for (const { at, nominalAt, caughtUp } of world.events) {
    if (nominalAt === undefined) continue
    expect(nominalAt < at).toBe(true)
    expect(caughtUp === true).toBe(epochMs(at) - epochMs(nominalAt) > 10 * 60_000)
  }
  world.now = later(world.now, 90)
  const { length } = world.events
  const caughtUp = world
    .sweep()
    .events.slice(length)
    .map(({ nominalAt }) => nominalAt ?? '')
  expect(caughtUp).toEqual([...caughtUp].sort())
})

const UNIT_STEPS: readonly EventType[] = [
  'DueSoonReminded',
  'OverdueRecorded',
  'Urged',
  'ReportMissed',
  'TaskMissed',
  'MilestoneMissed',
]

/** What waits for the office alone, as a transfer does, waits on; so do the end of the suspension itself, and looking back. */
const OF_THE_OFFICE: readonly string[] = ['DecisionReminded', 'SuspensionEndsSoon', 'LookBackDue']

law('nothing falls due while the clock stands still: suspended, ended, or with the office', (moves, rules) => {
  const { world } = live(moves, rules)
  world.now = later(world.now, 60)
  const { events } = world.sweep()
  const still = [
    ...spans(events, ['MatterSuspended'], ['MatterResumed', 'MatterClosed', 'MatterWithdrawn']),
    ...spans(events, ['MatterClosed', 'MatterWithdrawn'], ['MatterReopened']),
  ]
  const marks = steps(events).map(({ event, after }): MatterEvent => {
    const withOffice =
      after.status === 'awaitingConfirmation' ||
      (isIssued(after) && after.suspension?.resumeTo === 'awaitingConfirmation')
    return { ...event, type: withOffice ? 'CompletionSubmitted' : 'CompletionReturned' } as MatterEvent
  })
  const withOffice = spans(marks, ['CompletionSubmitted'], ['CompletionReturned'])
  for (const { type, data, nominalAt } of events) {
    if (nominalAt === undefined || OF_THE_OFFICE.includes(type)) continue
    expect(inside(nominalAt, still)).toBe(false)
    const ofLead =
      !('assignmentId' in data) || world.issued.assignments.some((a) => a.id === data.assignmentId && a.kind === 'lead')
    if (ofLead && UNIT_STEPS.includes(type)) expect(inside(nominalAt, withOffice)).toBe(false)
  }
})

law('after a sweep the next alarm lies ahead, or there is none because nothing is open', (moves, rules) => {
  live(moves, rules, (world) => {
    const { matter } = world.sweep()
    if (!matter) return
    const line = registerLine(matter, world)
    if (line.nextAlarmAt !== undefined) expect(line.nextAlarmAt >= world.now).toBe(true)
    if (!line.open && line.status !== 'suspended') expect(line.nextAlarmAt).toBeUndefined()
  })
})

law('moments never decrease, whatever the clock does', (moves, rules) => {
  const { events } = live(moves, rules, (world, { at }) => world.later(-(epochMs(at) % (5 * DAY_MS)))).world
  const moments = events.map(({ at }) => at)
  expect(moments).toEqual([...moments].sort())
})

/** What docs/domain.md, section 4 names: time of the unit although another acts. */
const asIfRunning = ({ type, data }: MatterEvent): boolean =>
  type === 'ExtensionWithdrawn' ||
  type === 'ObjectionWithdrawn' ||
  (type === 'CompletionReturned' && ('noSubstance' in data || data.due === null))

/** What the timer records late is of its nominal moment. */
const momentOf = ({ nominalAt, at }: MatterEvent): Instant => nominalAt ?? at

law('no unit is red before it had its whole limit, less than an hour of pauses excepted', (moves, rules) => {
  const { world } = live(moves, rules)
  world.now = later(world.now, 60)
  const course = steps(world.sweep().events)
  for (const { event, before } of course) {
    if (event.type !== 'OverdueRecorded' || !before || !isIssued(before)) continue
    const { assignmentId } = event.data
    const of = (matter: Matter | null) =>
      matter && isIssued(matter) ? matter.assignments.find(({ id }) => id === assignmentId) : undefined
    const receipt = of(before)?.due.receipt
    const returns = course.filter((one) => one.event.type === 'CompletionReturned' && one.event.seq < event.seq)
    // An opinion is due no later than the lead's work, however late a co-unit came to it.
    if (of(before)?.kind !== 'lead') continue
    if (receipt?.limit?.unit !== 'workingDays' || receipt.extensions.length > 0 || returns.length > 1) continue
    if (course.some((one) => one.event.seq < event.seq && asIfRunning(one.event))) continue
    const whole = workingMsBetween(
      world.calendar,
      receipt.start,
      deadlineFor(world.calendar, receipt.start, receipt.limit).dueAt,
    )
    let had = 0
    let from = ''
    for (const [i, { event: one, after }] of course.entries()) {
      const a = of(after)
      const next = course[i + 1]?.event
      from = [from, momentOf(one)].sort()[1] ?? from
      const to = next ? momentOf(next) : world.now
      const [end = to] = [to, momentOf(event)].sort()
      if (a && !isStopped(a.due) && from >= receipt.start) had += workingMsBetween(world.calendar, from, end)
    }
    expect(had).toBeGreaterThanOrEqual(whole - 3_600_000)
  }
})

law('the shares of time add up to the time for which each assignment was open, to the minute', (moves, rules) => {
  const { world } = live(moves, rules)
  const { matter, now } = world.sweep()
  if (!matter || !isIssued(matter)) return
  /** From one change of hands to the next: what the timer does late counts at its own moment. */
  const open = new Map<string, number>()
  let last = ''
  for (const { event, before, after } of steps(world.events)) {
    const moment = [last, event.nominalAt ?? event.at].sort()[1] ?? ''
    if (before && isIssued(before) && isIssued(after) && before.status !== 'closed' && before.status !== 'withdrawn')
      for (const a of before.assignments.filter((one) => !isAssignmentOver(one)))
        open.set(a.id, (open.get(a.id) ?? 0) + epochMs(moment) - epochMs(last))
    last = moment
  }
  for (const a of matter.assignments) {
    const minutes = Object.values(minutesHeld(matter, a, now)).reduce((sum, one) => sum + one, 0)
    const ms = Object.values(a.shares).reduce((sum, one) => sum + one, 0)
    const since = holderOf(matter, a) === null ? 0 : epochMs(now) - epochMs(a.sharesUntil)
    expect(minutes).toBe(Math.floor((ms + since) / 60_000))
    expect(Math.abs(ms - (open.get(a.id) ?? 0))).toBeLessThan(1)
  }
})

law('while a unit’s clock stands, the time is not the unit’s', (moves, rules) => {
  for (const { event, before, after } of steps(live(moves, rules).world.events)) {
    if (!before || !isIssued(before) || !isIssued(after) || before.status === 'closed') continue
    // what the timer ends late has ended at its own moment
    if (event.nominalAt !== undefined) continue
    for (const a of before.assignments.filter((one) => isHeld(one) || before.suspension !== null)) {
      const { shares } = assignmentIn(after, a.id) ?? a
      expect([shares.unit, shares.coUnit]).toEqual([a.shares.unit, a.shares.coUnit])
    }
  }
})
