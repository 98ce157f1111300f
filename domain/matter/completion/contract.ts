import { instant, localDate, longText, nullable, optionalProse, shortText } from '../../contract/schema'
import { OFFICE } from '../../roles'
import { SIGN_OFF_STAGES } from '../../rules/kinds'
import { DOERS, files, forRoles, onAssignment } from '../base/contract'

export const contract = {
  submitCompletion: forRoles(DOERS, onAssignment({ summary: longText, files }, ['summary', 'files'])),
  signOff: forRoles(SIGN_OFF_STAGES, onAssignment({ opinion: optionalProse(500) }, ['opinion'])),
  returnCompletion: forRoles(
    [...SIGN_OFF_STAGES, ...OFFICE, 'leader'],
    onAssignment(
      {
        missing: shortText,
        dueAt: nullable(instant),
        moreAsked: { type: 'boolean' },
        noSubstance: { type: 'boolean' },
      },
      ['missing', 'dueAt'],
    ),
  ),
  /** `lookBackOn`: with the last confirmation only. */
  confirmCompletion: forRoles(
    [...OFFICE, 'leader'],
    onAssignment({ opinion: optionalProse(500), lookBackOn: nullable(localDate) }, ['opinion']),
  ),
} as const
