import type { ConfirmationStage, SignOffStage } from '../../rules/kinds'

/** Whether the office returned or confirmed, and not the unit. */
export const isOffice = (stage: SignOffStage | ConfirmationStage): stage is ConfirmationStage =>
  stage === 'officer' || stage === 'chiefOfficer'
