import { type Light, type LineFacts, lateWords, lightOfLine, lightWordOfLine, yellowAt } from '../../clock/light'
import type { Instant } from '../../clock/time'
import { type RulePack, yellowDays } from '../../rules/pack'
import { awaitedOf, awaitedOfUnit } from './awaited'
import { type Assignment, isAssignmentOver, isHeld, isIssued, isRunning, leadOf, type Matter } from './matter'
import { behindOf } from './progress'
import { ASSIGNMENT_STATUS_WORDS, type MatterStatus, STATUS_WORDS } from './words'

export interface ShownLight {
  light: Light
  words: string
  /** What is late beside the work itself: 逾期未签收, 节点逾期. */
  late: string[]
}

const shownOf = (facts: LineFacts, now: Instant, whyGrey: string): ShownLight => {
  const light = lightOfLine(facts, now)
  return { light, words: light === 'grey' ? whyGrey : lightWordOfLine(facts, now), late: lateWords(facts, now) }
}

/** As a row of a list shows it: grey says why no clock runs. */
export const lightOfRow = (row: LineFacts & { status: MatterStatus }, now: Instant): ShownLight =>
  shownOf(row, now, STATUS_WORDS[row.status])

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
  const facts = { ...factsOf(assignment, matter, rules), ...awaitedOfUnit(matter, assignment) }
  return shownOf(facts, now, ASSIGNMENT_STATUS_WORDS[assignment.status])
}

/** The matter's light, which is its lead's, as in every list, with its word and what any of its units is late with; grey before issue and while no clock runs. */
export const lightOfMatter = (matter: Matter, now: Instant, rules: RulePack): ShownLight => {
  if (!isIssued(matter)) return { light: 'grey', words: STATUS_WORDS[matter.status], late: [] }
  const facts = { ...factsOf(leadOf(matter), matter, rules), ...awaitedOf(matter) }
  return lightOfRow({ ...facts, status: matter.status }, now)
}
