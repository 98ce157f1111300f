import type { Deadline } from '../../clock/deadline'
import { afterStop, asIfRunning, startAgain, stopClock, stoppedSince } from '../../clock/stop'
import type { Instant } from '../../clock/time'
import { dueSet, withAssignment } from '../state/assignments'
import { type Assignment, type ExpectedReport, heldBy, type IssuedMatter, openMilestones } from '../state/matter'
import { HELD_WORDS } from '../state/words'
import { reportingAfter, reportingFrom } from './cycle'
import type { Context } from './situation'

type Calendars = Pick<Context, 'calendar' | 'now'>
interface Moment {
  id: string
  dueAt: Instant
}

/** Where a unit's moments stand once its clock runs again; of tasks and milestones those that moved. */
export interface RunsAgain {
  due: Deadline
  tasks: Moment[]
  milestones: Moment[]
  next: ExpectedReport | null
}

const earlier = (a: Instant, b: Instant): Instant => (a < b ? a : b)

/** Moments that people set move exactly, but never later than the clock that they hang on. */
const moved = (
  things: readonly Moment[],
  stop: { from: Instant; to: Instant },
  latest: Instant,
  { calendar }: Calendars,
) =>
  things
    .map(({ id, dueAt }) => ({
      id,
      from: dueAt,
      dueAt: earlier(afterStop(calendar, null, { dueAt }, stop).dueAt, latest),
    }))
    .filter(({ from, dueAt }) => dueAt > from)
    .map(({ id, dueAt }) => ({ id, dueAt }))

/**
 * The clock runs again from now on: what the stop cost is added, to whatever hangs on it as well (docs/domain.md,
 * section 4). One that was not stopped stays as it is. `due`: where it stands by a decision, if there was one.
 */
export const runAgain = (
  matter: IssuedMatter,
  a: Assignment,
  context: Calendars,
  decided: (due: Deadline) => Deadline = (due) => due,
): RunsAgain => {
  const from = stoppedSince(a.due)
  if (from === null) {
    const due = decided(a.due)
    return { due, tasks: [], milestones: [], next: reportingFrom(matter, a, due.dueAt, context) }
  }
  const stop = { from, to: context.now }
  const due = decided(startAgain(context.calendar, a.due, context.now))
  const open = a.tasks.filter((task) => task.doneAt === null)
  return {
    due,
    tasks: moved(open, stop, due.dueAt, context),
    milestones: a.kind === 'lead' ? moved(openMilestones(matter), stop, due.dueAt, context) : [],
    next: reportingAfter(matter, a, due.dueAt, stop, context),
  }
}

/** The things with the moments that were moved. */
const movedTo = <T extends Moment>(things: readonly T[], moves: readonly Moment[]): T[] =>
  things.map((thing) => ({ ...thing, dueAt: moves.find(({ id }) => id === thing.id)?.dueAt ?? thing.dueAt }))

/** Those that are not due as they were. */
const movedFrom = (before: readonly Moment[], after: readonly Moment[]): Moment[] =>
  after.filter(({ dueAt }, i) => dueAt !== before[i]?.dueAt).map(({ id, dueAt }) => ({ id, dueAt }))

interface Running {
  matter: IssuedMatter
  a: Assignment
}

const goneOn = ({ matter, a }: Running, { due, tasks, milestones, next }: RunsAgain): Running => ({
  matter: { ...matter, milestones: movedTo(matter.milestones, milestones) },
  a: { ...a, due, tasks: movedTo(a.tasks, tasks), reporting: next },
})

/** What of a stop that is not given back was nobody's choosing: the suspensions within it. */
const suspendedWithin = ({ pauses }: IssuedMatter, since: Instant | null) =>
  since === null
    ? []
    : pauses.filter(({ to }) => to > since).map(({ from, to }) => ({ from: from > since ? from : since, to }))

/** The clock runs again as if it had never been stopped but by suspensions: nothing else is given back. */
export const runOn = (
  matter: IssuedMatter,
  a: Assignment,
  context: Calendars,
  decided: (due: Deadline) => Deadline = (due) => due,
): RunsAgain => {
  const began: Running = { matter, a: { ...a, due: asIfRunning(a.due) } }
  const ran = suspendedWithin(matter, stoppedSince(a.due)).reduce((running, { from, to }) => {
    const stopped = { ...running.a, due: stopClock(running.a.due, { at: from, reason: '中止办理' }) }
    return goneOn({ matter: running.matter, a: stopped }, runAgain(running.matter, stopped, { ...context, now: to }))
  }, began)
  const due = decided(ran.a.due)
  return {
    due,
    tasks: movedFrom(a.tasks, ran.a.tasks),
    milestones: movedFrom(matter.milestones, ran.matter.milestones),
    next: reportingFrom(ran.matter, ran.a, due.dueAt, context),
  }
}

/** Of what holds the clock besides: it stands on for that. */
const heldOn = (a: Assignment, at: Instant): Deadline => {
  const held = heldBy(a)
  return held ? stopClock(a.due, { at, reason: HELD_WORDS[held] }) : a.due
}

/** The matter with an assignment whose clock runs again, unless something else holds it besides. */
export const withClock = (
  matter: IssuedMatter,
  assignmentId: string,
  { due, tasks = [], milestones = [], next }: Pick<RunsAgain, 'due' | 'next'> & Partial<RunsAgain>,
  at: Instant,
): IssuedMatter => ({
  ...withAssignment(matter, assignmentId, (a) => {
    const again = { ...a, ...dueSet(a, due, at), tasks: movedTo(a.tasks, tasks), reporting: next, restartedAt: at }
    return { ...again, due: heldOn(again, at) }
  }),
  milestones: movedTo(matter.milestones, milestones),
})
