import { instant, optionalProse, shortText } from '../../contract/schema'
import { forRoles, onAssignment } from '../base/contract'

export const contract = {
  requestExtension: forRoles(
    ['unitSupervisor', 'unitHead'],
    onAssignment({ progress: shortText, reason: shortText, requestedDueAt: instant }, [
      'progress',
      'reason',
      'requestedDueAt',
    ]),
  ),
  grantExtension: forRoles(
    ['chiefOfficer', 'leader'],
    onAssignment({ dueAt: instant, opinion: optionalProse(500), upperAnswer: optionalProse(500) }, [
      'dueAt',
      'opinion',
    ]),
  ),
  withdrawExtension: forRoles(['unitSupervisor', 'unitHead'], onAssignment({ reason: shortText }, ['reason'])),
  /** Of the unit, where the pack says so: only then the office has it. */
  signExtension: forRoles(['unitChief', 'unitHead'], onAssignment({ opinion: optionalProse(500) }, ['opinion'])),
  sendBackExtension: forRoles(['unitChief', 'unitHead'], onAssignment({ reason: shortText }, ['reason'])),
  refuseExtension: forRoles(['chiefOfficer', 'leader'], onAssignment({ reason: shortText }, ['reason'])),
} as const
