import { idOf, instant, optionalProse, shortText } from '../../contract/schema'
import { OFFICE } from '../../roles'
import { forRoles, onAssignment } from '../base/contract'

/** `due`, `signIn`, or the id of a milestone, task or instruction. */
const moment = idOf('dueMoment')

export const contract = {
  setDue: forRoles(
    OFFICE,
    onAssignment({ moment, dueAt: instant, reason: shortText, unitSays: optionalProse(500) }, [
      'moment',
      'dueAt',
      'reason',
      'unitSays',
    ]),
  ),
  approveDue: forRoles(['chiefOfficer', 'leader'], onAssignment({ opinion: optionalProse(500) }, ['opinion'])),
  rejectDue: forRoles(['chiefOfficer', 'leader'], onAssignment({ reason: shortText }, ['reason'])),
} as const
