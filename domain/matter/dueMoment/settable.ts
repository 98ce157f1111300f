import { isStopped } from '../../clock/stop'
import { type Refusal, refuse } from '../../refusal'
import { type Assignment, isAssignmentOver } from '../state/matter'

/** Why no moment of an assignment can be set now: the unit is done, or its clock waits for another decision. */
export const obstacle = (a: Assignment): Refusal | null => {
  if (a.extension) return refuse('EXTENSION_PENDING')
  if (a.objection) return refuse('OBJECTION_PENDING')
  const isAtWork = !isAssignmentOver(a) && a.status !== 'awaitingConfirmation'
  return isAtWork && !isStopped(a.due) ? null : refuse('WRONG_STATE')
}
