import { type Light, lightOfLine, yellowAt } from '../../clock/light'
import type { Instant } from '../../clock/time'
import { type RulePack, yellowDays } from '../../rules/pack'
import { type Assignment, isAssignmentOver, isHeld, isIssued, isRunning, leadOf, type Matter } from './matter'
import { lightWords } from './words'

/** The light of one unit's assignment; grey once its part is done, and while no clock runs. */
export const lightOfAssignment = (assignment: Assignment, matter: Matter, now: Instant, rules: RulePack): Light => {
  const dueAt = isHeld(assignment) ? null : assignment.due.dueAt
  const open = isRunning(matter) && !isAssignmentOver(assignment)
  return lightOfLine({ open, dueAt, yellowAt: dueAt && yellowAt(dueAt, yellowDays(rules)) }, now)
}

/** The matter's light, which is its lead's, as in every list, with its word; grey before issue and while no clock runs. */
export const lightOfMatter = (matter: Matter, now: Instant, rules: RulePack): { light: Light; words: string } => {
  const light = isIssued(matter) ? lightOfAssignment(leadOf(matter), matter, now, rules) : 'grey'
  return { light, words: lightWords(light, matter.status) }
}
