import { shortText } from '../../contract/schema'
import { forRoles, OFFICE, onAssignment } from '../base/contract'

export const contract = {
  urge: forRoles(OFFICE, onAssignment({ text: shortText }, ['text'])),
} as const
