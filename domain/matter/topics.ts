import * as amending from './amending'
import * as basis from './basis'
import * as comments from './comments'
import * as completion from './completion'
import * as drafting from './drafting'
import * as dueMoment from './dueMoment'
import * as ending from './ending'
import * as evaluation from './evaluation'
import * as extension from './extension'
import * as handover from './handover'
import * as instruction from './instruction'
import * as issuing from './issuing'
import * as lookBack from './lookBack'
import * as objection from './objection'
import * as officeClocks from './officeClocks'
import * as opinion from './opinion'
import * as pause from './pause'
import * as progress from './progress'
import * as reporting from './reporting'
import * as responsible from './responsible'
import * as signingIn from './signingIn'
import * as starting from './starting'
import * as supervision from './supervision'
import * as tasks from './tasks'
import * as transfer from './transfer'
import * as units from './units'
import * as urging from './urging'
import * as workLog from './workLog'

/**
 * All topics of a matter; a new one adds its import and its name in the four tables. They are apart so that a client
 * carries no more than it uses (docs/decisions/topics.md).
 */

/** Who may give which command, with what input. */
export const contracts = {
  drafting: drafting.contract,
  starting: starting.contract,
  issuing: issuing.contract,
  amending: amending.contract,
  basis: basis.contract,
  signingIn: signingIn.contract,
  objection: objection.contract,
  supervision: supervision.contract,
  units: units.contract,
  responsible: responsible.contract,
  reporting: reporting.contract,
  progress: progress.contract,
  tasks: tasks.contract,
  opinion: opinion.contract,
  instruction: instruction.contract,
  extension: extension.contract,
  dueMoment: dueMoment.contract,
  completion: completion.contract,
  pause: pause.contract,
  ending: ending.contract,
  lookBack: lookBack.contract,
  urging: urging.contract,
  transfer: transfer.contract,
  evaluation: evaluation.contract,
  comments: comments.contract,
  handover: handover.contract,
  officeClocks: officeClocks.contract,
  workLog: workLog.contract,
}

/** When each command may be given, and what is decided. */
export const commands = {
  drafting: drafting.commands,
  starting: starting.commands,
  issuing: issuing.commands,
  amending: amending.commands,
  basis: basis.commands,
  signingIn: signingIn.commands,
  objection: objection.commands,
  supervision: supervision.commands,
  units: units.commands,
  responsible: responsible.commands,
  reporting: reporting.commands,
  progress: progress.commands,
  tasks: tasks.commands,
  opinion: opinion.commands,
  instruction: instruction.commands,
  extension: extension.commands,
  dueMoment: dueMoment.commands,
  completion: completion.commands,
  pause: pause.commands,
  ending: ending.commands,
  lookBack: lookBack.commands,
  urging: urging.commands,
  transfer: transfer.commands,
  evaluation: evaluation.commands,
  comments: comments.commands,
  handover: handover.commands,
  officeClocks: officeClocks.commands,
  workLog: workLog.commands,
} satisfies Record<keyof typeof contracts, unknown>

/** How commands are asked for and events told. */
export const faces = {
  drafting: drafting.face,
  starting: starting.face,
  issuing: issuing.face,
  amending: amending.face,
  basis: basis.face,
  signingIn: signingIn.face,
  objection: objection.face,
  supervision: supervision.face,
  units: units.face,
  responsible: responsible.face,
  reporting: reporting.face,
  progress: progress.face,
  tasks: tasks.face,
  opinion: opinion.face,
  instruction: instruction.face,
  extension: extension.face,
  dueMoment: dueMoment.face,
  completion: completion.face,
  pause: pause.face,
  ending: ending.face,
  lookBack: lookBack.face,
  urging: urging.face,
  transfer: transfer.face,
  evaluation: evaluation.face,
  comments: comments.face,
  handover: handover.face,
  officeClocks: officeClocks.face,
  workLog: workLog.face,
} satisfies Record<keyof typeof contracts, unknown>

/** What follows from events, and what a state demands. */
export const topics = {
  drafting: drafting.topic,
  starting: starting.topic,
  issuing: issuing.topic,
  amending: amending.topic,
  basis: basis.topic,
  signingIn: signingIn.topic,
  objection: objection.topic,
  supervision: supervision.topic,
  units: units.topic,
  responsible: responsible.topic,
  reporting: reporting.topic,
  progress: progress.topic,
  tasks: tasks.topic,
  opinion: opinion.topic,
  instruction: instruction.topic,
  extension: extension.topic,
  dueMoment: dueMoment.topic,
  completion: completion.topic,
  pause: pause.topic,
  ending: ending.topic,
  lookBack: lookBack.topic,
  urging: urging.topic,
  transfer: transfer.topic,
  evaluation: evaluation.topic,
  comments: comments.topic,
  handover: handover.topic,
  officeClocks: officeClocks.topic,
  workLog: workLog.topic,
} satisfies Record<keyof typeof contracts, unknown>
