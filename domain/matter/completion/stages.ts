import { CONFIRMATION_STAGES, type ConfirmationStage, type SignOffStage } from '../../rules/kinds'

/** Whether the office returned or confirmed, and not the unit. */
export const isOffice = (stage: SignOffStage | ConfirmationStage): stage is ConfirmationStage =>
  (CONFIRMATION_STAGES as readonly string[]).includes(stage)
