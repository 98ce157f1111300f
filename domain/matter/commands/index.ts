import type { CommandType } from '../contract'
import * as completing from './completing'
import type { Definition } from './definition'
import * as drafting from './drafting'
import * as ending from './ending'
import * as extending from './extending'
import * as instructing from './instructing'
import * as reporting from './reporting'
import * as unit from './unit'
import * as urging from './urging'

/** Every command on a matter (docs/domain.md, section 3). */
export const definitions: { [T in CommandType]: Definition<T> } = {
  draft: drafting.draft,
  amendDraft: drafting.amendDraft,
  discard: drafting.discard,
  requestApproval: drafting.requestApproval,
  approveIssue: drafting.approveIssue,
  rejectIssue: drafting.rejectIssue,
  issue: drafting.issue,
  amend: drafting.amend,
  signIn: unit.signIn,
  object: unit.object,
  endorseObjection: unit.endorseObjection,
  withdrawObjection: unit.withdrawObjection,
  upholdObjection: unit.upholdObjection,
  reassign: unit.reassign,
  nameResponsible: unit.nameResponsible,
  decompose: unit.decompose,
  completeTask: unit.completeTask,
  report: reporting.report,
  correctReport: reporting.correctReport,
  giveOpinion: reporting.giveOpinion,
  comment: reporting.comment,
  instruct: instructing.instruct,
  answerInstruction: instructing.answerInstruction,
  requestExtension: extending.requestExtension,
  grantExtension: extending.grantExtension,
  refuseExtension: extending.refuseExtension,
  suspend: ending.suspend,
  resume: ending.resume,
  submitCompletion: completing.submitCompletion,
  signOff: completing.signOff,
  returnCompletion: completing.returnCompletion,
  confirmCompletion: completing.confirmCompletion,
  close: ending.close,
  reopen: ending.reopen,
  withdraw: ending.withdraw,
  urge: urging.urge,
  confirmTransfer: urging.confirmTransfer,
  declineTransfer: urging.declineTransfer,
  recordOutcome: urging.recordOutcome,
  commend: urging.commend,
  criticise: urging.criticise,
}
