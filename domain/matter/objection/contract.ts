import { idOf, nullable, optionalProse, shortText } from '../../contract/schema'
import { OFFICE } from '../../roles'
import { forRoles, onAssignment } from '../base/contract'

export const contract = {
  object: forRoles(
    ['unitSupervisor', 'unitHead'],
    onAssignment({ reason: shortText, suggestedUnitId: nullable(idOf('unit')) }, ['reason', 'suggestedUnitId']),
  ),
  endorseObjection: forRoles(['unitHead'], onAssignment({ opinion: optionalProse(500) }, ['opinion'])),
  withdrawObjection: forRoles(['unitSupervisor', 'unitHead'], onAssignment({ reason: shortText }, ['reason'])),
  upholdObjection: forRoles(OFFICE, onAssignment({ reason: shortText }, ['reason'])),
  reassign: forRoles(OFFICE, onAssignment({ reason: shortText, unitId: idOf('unit') }, ['reason', 'unitId'])),
} as const
