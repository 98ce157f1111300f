import { type Light, type LineFacts, lightOfLine, lightWordOfLine, yellowAt } from '../../clock/light'
import type { Instant } from '../../clock/time'
import { type RulePack, yellowDays } from '../../rules/pack'
import { type Assignment, isAssignmentOver, isHeld, isIssued, isRunning, leadOf, type Matter } from './matter'
import { behindOf } from './progress'
import { ASSIGNMENT_STATUS_WORDS, type MatterStatus, STATUS_WORDS } from './words'

export interface ShownLight {
  light: Light
  words: string
}

/** As a row of a list shows it: grey says why no clock runs. */
export const lightOfRow = (row: LineFacts & { status: MatterStatus }, now: Instant): ShownLight => {
  const light = lightOfLine(row, now)
  return { light, words: light === 'grey' ? STATUS_WORDS[row.status] : lightWordOfLine(row, now) }
}

const factsOf = (assignment: Assignment, matter: Matter, rules: RulePack): LineFacts => {
  const dueAt = isHeld(assignment) ? null : assignment.due.dueAt
  const open = isRunning(matter) && !isAssignmentOver(assignment)
  const behind = isIssued(matter) ? behindOf(matter, assignment, rules) : null
  return { open, dueAt, yellowAt: dueAt && yellowAt(dueAt, yellowDays(rules)), behind }
}

/** The light of one unit's assignment, with its word; grey once its part is done, and while no clock runs. */
export const lightOfAssignment = (
  assignment: Assignment,
  matter: Matter,
  now: Instant,
  rules: RulePack,
): ShownLight => {
  const facts = factsOf(assignment, matter, rules)
  const light = lightOfLine(facts, now)
  const words = light === 'grey' ? ASSIGNMENT_STATUS_WORDS[assignment.status] : lightWordOfLine(facts, now)
  return { light, words }
}

/** The matter's light, which is its lead's, as in every list, with its word; grey before issue and while no clock runs. */
export const lightOfMatter = (matter: Matter, now: Instant, rules: RulePack): ShownLight => {
  if (!isIssued(matter)) return { light: 'grey', words: STATUS_WORDS[matter.status] }
  return lightOfRow({ ...factsOf(leadOf(matter), matter, rules), status: matter.status }, now)
}
