import { type Calendar, closeOfBusiness } from '../../../../domain/clock/calendar'
import { isStopped } from '../../../../domain/clock/stop'
import { addMs, epochMs, type Instant, localDate } from '../../../../domain/clock/time'
import { addWorkingMs, workingMsBetween } from '../../../../domain/clock/workingTime'
import type { MatterEvent } from '../../../../domain/matter/events'
import { assignmentIn } from '../../../../domain/matter/state/assignments'
import { type Assignment, isIssued, type Matter } from '../../../../domain/matter/state/matter'
import { law, steps } from '../law'
import { live } from '../lives'

const part = (matter: Matter | null, event: MatterEvent): Assignment | null =>
  matter && isIssued(matter) && 'assignmentId' in event.data
    ? assignmentIn(matter, event.data.assignmentId ?? undefined)
    : null

/** A request that stopped the clock. */
interface Stopped {
  at: Instant
  dueAt: Instant
  /** Something else moved the due moment, or stood in its way, meanwhile. */
  besides: boolean
}

const BESIDES: readonly MatterEvent['type'][] = [
  'MatterSuspended',
  'MatterResumed',
  'CompletionSubmitted',
  'CompletionReturned',
  'ObjectionRaised',
  'ObjectionUpheld',
  'ObjectionWithdrawn',
  'ObjectionLapsed',
  'DueMomentSet',
]

/** A unit whose assignment begins anew, or came to another, has asked for nothing yet. */
const ANEW: readonly MatterEvent['type'][] = ['MatterReopened', 'ObjectionReassigned', 'UnitReplaced']

/** The latest moment to which a clock may go on that stood from `at` to `until`: in working time, or in plain time. */
const latest = (calendar: Calendar, { at, dueAt }: Stopped, until: Instant): Instant => {
  const exact = [
    addWorkingMs(calendar, dueAt, workingMsBetween(calendar, at, until)),
    addMs(dueAt, epochMs(until) - epochMs(at)),
  ]
  // clocks in days go on to the end of a working day
  const ends = exact.map((moment) => closeOfBusiness(calendar, localDate(addWorkingMs(calendar, moment, 1))))
  return [...exact, ...ends].sort().slice(-1)[0] ?? dueAt
}

law(
  'repeated requests gain no time: one stop in a round, a refusal gives back what it took, a withdrawal nothing',
  (moves, rules) => {
    const { world } = live(moves, rules)
    const open = new Map<string, Stopped>()
    const inVain = new Set<string>()
    for (const { event, before, after } of steps(world.events)) {
      if (ANEW.includes(event.type)) inVain.clear()
      if (BESIDES.includes(event.type)) for (const stopped of open.values()) stopped.besides = true
      const [was, is] = [part(before, event), part(after, event)]
      if (!was || !is) continue
      if (is.extension?.stops && !was.extension?.stops) {
        expect(inVain).not.toContain(is.id)
        open.set(is.id, { at: event.at, dueAt: was.due.dueAt, besides: isStopped(was.due) })
      }
      if (event.type !== 'ExtensionRefused' && event.type !== 'ExtensionWithdrawn') continue
      const stopped = open.get(is.id)
      open.delete(is.id)
      if (!stopped) expect(is.due.dueAt).toBe(was.due.dueAt)
      else {
        inVain.add(is.id)
        if (stopped.besides) continue
        if (event.type === 'ExtensionWithdrawn') expect(is.due.dueAt).toBe(stopped.dueAt)
        else expect(is.due.dueAt <= latest(world.calendar, stopped, event.at)).toBe(true)
      }
    }
  },
)
