import { endOfLimit } from '../../clock/stop'
import type { Instant } from '../../clock/time'
import { later, type Plan } from '../../decider/step'
import type { OfficeDecision } from '../../rules/kinds'
import { isIssued, type Matter } from '../state/matter'

/** Whether the clock stands while the matter is suspended: so it does where nobody can decide meanwhile. */
const STANDS: Readonly<Record<OfficeDecision, boolean>> = {
  approveIssue: false,
  ratifyIssue: false,
  decideObjection: true,
  decideExtension: true,
  approveDue: true,
  confirmCompletion: true,
  decideTransfer: false,
  prepareDraft: false,
  decideSupervision: true,
}

interface Waits {
  decision: OfficeDecision
  since: Instant
}

/** The suspensions that its clock stood for. */
export const pausesOf = (decision: OfficeDecision, matter: Matter) =>
  isIssued(matter) && STANDS[decision] ? matter.pauses : []

/**
 * By when the office decides (docs/domain.md, section 4), or with `times` when it has been reminded so often, the next
 * time for it: working days since it waits, with the one arithmetic of pauses, and not before the last of them was over.
 * Refuses CALENDAR_YEAR_MISSING.
 */
export const officeDueAt = (
  { decision, since }: Waits,
  matter: Matter,
  { calendar, rules }: Plan,
  times = 0,
): Instant => {
  const { workingDays, againWorkingDays } = rules.officeClocks
  const limit = { unit: 'workingDays', count: workingDays[decision] + times * againWorkingDays } as const
  const pauses = pausesOf(decision, matter)
  return later(endOfLimit(calendar, since, limit, pauses), pauses[pauses.length - 1]?.to)
}
