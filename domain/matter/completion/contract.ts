import { instant, localDate, longText, nullable, optionalProse, shortText } from '../../contract/schema'
import { OFFICE } from '../../roles'
import { DOERS, files, forRoles, onAssignment } from '../base/contract'

export const contract = {
  submitCompletion: forRoles(DOERS, onAssignment({ summary: longText, files }, ['summary', 'files'])),
  signOff: forRoles(['sectionHead', 'unitHead'], onAssignment({ opinion: optionalProse(500) }, ['opinion'])),
  returnCompletion: forRoles(
    ['sectionHead', 'unitHead', ...OFFICE, 'leader'],
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
