import { shortText } from '../../contract/schema'
import { IN_CHARGE } from '../../roles'
import { forRoles, onAssignment } from '../base/contract'

export const contract = {
  urge: forRoles(IN_CHARGE, onAssignment({ text: shortText }, ['text'])),
} as const
