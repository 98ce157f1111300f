import { optionalProse, whole } from '../../contract/schema'
import { OFFICE } from '../../roles'
import { forRoles, onAssignment } from '../base/contract'

export const contract = {
  /** `opinion`: needed where another percentage is confirmed than the unit stated. */
  confirmProgress: forRoles(
    OFFICE,
    onAssignment({ percent: whole(0, 100), opinion: optionalProse(500) }, ['percent', 'opinion']),
  ),
} as const
