import { longText } from '../../contract/schema'
import { files, forRoles, onAssignment } from '../base/contract'

export const contract = {
  giveOpinion: forRoles(
    ['unitSupervisor', 'unitHead', 'handler'],
    onAssignment({ text: longText, files }, ['text', 'files']),
  ),
} as const
