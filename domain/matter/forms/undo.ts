import type { AllowedAction } from '../actions'
import { formOf, hasForm } from './index'

/** What takes a command back, of what the person may do now; undefined where nothing does, or somebody has acted on it. */
export const undoOf = (
  { command, assignmentId }: { command: string; assignmentId: string | null },
  allowed: readonly AllowedAction[],
): AllowedAction | undefined => {
  const undo = hasForm(command) ? formOf(command).undo : undefined
  return allowed.find((action) => action.command === undo && action.assignmentId === assignmentId)
}
