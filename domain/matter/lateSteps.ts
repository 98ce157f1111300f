import { onceKnown, one, type Plan, type Step } from '../decider/step'
import { gathered } from '../gathered'
import { keyOf } from './base/step'
import type { EventData } from './events'
import { officeDueAt } from './officeClocks/clock'
import { REMINDED } from './officeClocks/events'
import type { Matter } from './state/matter'
import { timesReminded } from './state/officeReminders'
import { type Waiting, waitingForOffice } from './todos'

const reminder = (
  matter: Matter,
  { decision, partId, what = '', since, to }: Waiting,
  plan: Plan,
): Step<EventData>[] => {
  const waits = { decision, what, since }
  const times = timesReminded(matter, { ...waits, assignmentId: partId ?? null })
  const reminded = REMINDED[times]
  if (!reminded) return []
  const dueAt = officeDueAt(waits, matter, plan)
  const key = keyOf(matter, `late.${decision}${what && `.${what}`}`, partId ?? '-', `${since}/${reminded}`)
  return [
    one(key, officeDueAt(waits, matter, plan, times), {
      type: 'DecisionReminded',
      data: { ...waits, ...(partId !== undefined && { assignmentId: partId }), dueAt, to, reminded },
    }),
  ]
}

/**
 * The next reminder of each decision that waits for the office: in drafts and after a matter's end as well, for as long
 * as its to-do is there.
 */
export const lateSteps = (matter: Matter, plan: Plan): Step<EventData>[] =>
  gathered(waitingForOffice(matter), (waiting) => onceKnown(() => reminder(matter, waiting, plan)))
