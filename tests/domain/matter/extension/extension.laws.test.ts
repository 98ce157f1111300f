import { closeOfBusiness, workingDayFrom } from '../../../../domain/clock/calendar'
import { addMs, epochMs, type Instant, localDate } from '../../../../domain/clock/time'
import { addWorkingMs, workingMsBetween } from '../../../../domain/clock/workingTime'
import type { MatterEvent } from '../../../../domain/matter/events'
import { assignmentIn } from '../../../../domain/matter/state/assignments'
import { isIssued, type Matter } from '../../../../domain/matter/state/matter'
import { law, steps } from '../law'
import { live } from '../lives'

const due = (matter: Matter | null, assignmentId: string): Instant | undefined =>
  matter && isIssued(matter) ? assignmentIn(matter, assignmentId)?.due.dueAt : undefined

/** A request, with what moved its unit's due moment until it was decided, and the moment before and after. */
interface Asked {
  at: Instant
  stops: boolean
  dueAt: Instant | undefined
  /** Something else moved it, or stood in its way, meanwhile. */
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

law(
  'repeated requests gain no time: one stop in a round, a refusal gives back what it took, a withdrawal nothing',
  (moves, rules) => {
    const { world } = live(moves, rules)
    const open = new Map<string, Asked>()
    const inVain = new Set<string>()
    for (const { event, before, after } of steps(world.events)) {
      if (ANEW.includes(event.type)) inVain.clear()
      if (BESIDES.includes(event.type)) for (const asked of open.values()) asked.besides = true
      if (event.type === 'ExtensionRequested') {
        const { assignmentId, stops = false } = event.data
        if (inVain.has(assignmentId)) expect(stops).toBe(false)
        open.set(assignmentId, { at: event.at, stops, dueAt: due(before, assignmentId), besides: false })
      }
      if (event.type !== 'ExtensionRefused' && event.type !== 'ExtensionWithdrawn') continue
      const { assignmentId } = event.data
      const asked = open.get(assignmentId)
      open.delete(assignmentId)
      if (!asked) throw new Error('decided before it was asked')
      if (asked.stops) inVain.add(assignmentId)
      const dueAt = due(after, assignmentId)
      if (asked.besides || !asked.dueAt || !dueAt) continue
      if (event.type === 'ExtensionWithdrawn' || !asked.stops) expect(dueAt).toBe(asked.dueAt)
      else {
        const { calendar } = world
        // in the clock's own unit, working time or plain time; clocks in days go on to the end of a working day
        const exact = [
          addWorkingMs(calendar, asked.dueAt, workingMsBetween(calendar, asked.at, event.at)),
          addMs(asked.dueAt, epochMs(event.at) - epochMs(asked.at)),
        ]
        const latest = exact.map((moment) => closeOfBusiness(calendar, workingDayFrom(calendar, localDate(moment))))
        expect([...exact, ...latest].some((most) => dueAt <= most)).toBe(true)
      }
    }
  },
)
