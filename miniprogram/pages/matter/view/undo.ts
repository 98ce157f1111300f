import { ACTION_WORDS, type AllowedAction } from '../../../../domain/matter/actions'
import { formOf } from '../../../../domain/matter/forms'
import { undoOf } from '../../../../domain/matter/forms/undo'
import { onPhone, type PhoneCommand } from '../../../forms/formOf'
import { lastTaken } from '../../../forms/nextUp'

interface Undo {
  command: PhoneCommand
  assignmentId: string | null
  /** 催办单已开出，现在还可以收回。 */
  words: string
  action: string
}

/** What takes back the last step that was taken on this matter; null where nothing does. */
export const undoOn = (matterId: string, allowed: readonly AllowedAction[]): Undo | null => {
  const last = lastTaken(matterId)
  const undo = last && undoOf(last, allowed)
  if (!undo || !onPhone(undo.command) || !onPhone(last.command)) return null
  const { command, assignmentId } = undo
  return {
    command,
    assignmentId,
    words: `${formOf(last.command).done}，现在还可以收回。`,
    action: ACTION_WORDS[command],
  }
}
