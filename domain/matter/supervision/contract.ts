import { idOf, shortText } from '../../contract/schema'
import { OFFICE } from '../../roles'
import { forRoles, onAssignment } from '../base/contract'

export const contract = {
  /** 转请督办: of another unit's part, or of a business matter of the unit's own that needs the other. */
  askSupervision: forRoles(['unitHead'], onAssignment({ unitId: idOf('unit'), text: shortText }, ['unitId', 'text'])),
  takeUpSupervision: forRoles(OFFICE, onAssignment({ text: shortText }, ['text'])),
  declineSupervision: forRoles(OFFICE, onAssignment({ reason: shortText }, ['reason'])),
} as const
