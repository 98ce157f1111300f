import { type Deadline, deadlineFor, setDeadline } from '../../clock/deadline'
import { type Refusal, refuse } from '../../refusal'
import { assigned, type Context, issued } from '../base/situation'
import { type RunsAgain, runAgain, runOn } from '../base/stops'
import type { Assignment } from '../state/matter'

/** At least so many working days are left after a first return; more where more is asked than was issued. */
const LEAST_DAYS = 1
const LEAST_DAYS_OF_MORE = 3

interface Return {
  missing: string
  /** Section 4's moment or later; null: that moment. */
  dueAt: string | null
  /** More is asked than was issued. */
  moreAsked?: boolean | undefined
  noSubstance?: boolean | undefined
}

/** An extension that was asked before the completion was handed in holds the clock all the while. */
const standsBesides = ({ extension }: Assignment): boolean => extension?.stops === true

const atLeast = (due: Deadline, { missing, moreAsked = false }: Return, { calendar, now }: Context): Deadline => {
  const count = moreAsked ? LEAST_DAYS_OF_MORE : LEAST_DAYS
  const { dueAt: to } = deadlineFor(calendar, now, { unit: 'workingDays', count })
  return due.dueAt < to ? setDeadline(due, { at: now, to, reason: missing, how: 'returned' }) : due
}

/**
 * Where the clocks stand after the office returned a completion (docs/domain.md, section 4, whose ball): the time with
 * the office is given back, with at least one working day the first time in a round; a second return, or one without
 * substance, counts as if the clock had never stopped. NOT_LATER for a moment that is not after that.
 */
export const returnedBy = (given: Return, context: Context): RunsAgain | Refusal => {
  const [matter, a] = [issued(context), assigned(context)]
  const asIf = a.officeReturns > 0 || given.noSubstance === true
  const back = (decided?: (due: Deadline) => Deadline): RunsAgain =>
    asIf
      ? standsBesides(a)
        ? { due: decided ? decided(a.due) : a.due, tasks: [], milestones: [], next: a.reporting }
        : runOn(matter, a, context, decided)
      : runAgain(matter, a, context, (due) => {
          const least = a.completion?.inTime ? atLeast(due, given, context) : due
          return decided ? decided(least) : least
        })
  const clock = back()
  const { dueAt: to, missing: reason } = given
  if (to === null) return clock
  if (to <= context.now) return refuse('IN_THE_PAST', 'dueAt')
  if (to <= clock.due.dueAt) return refuse('NOT_LATER', 'dueAt')
  return back((due) => setDeadline(due, { at: context.now, to, reason, how: 'returned' }))
}
