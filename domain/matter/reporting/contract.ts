import { idOf, longText, nullable, optionalProse, shortText } from '../../contract/schema'
import { DOERS, files, forRoles, onAssignment } from '../base/contract'

export const contract = {
  report: forRoles(
    DOERS,
    onAssignment(
      {
        text: longText,
        remaining: optionalProse(2000),
        files,
        milestoneId: nullable(idOf('milestone')),
      },
      ['text', 'remaining', 'files', 'milestoneId'],
    ),
  ),
  correctReport: forRoles(
    DOERS,
    onAssignment(
      {
        reportId: idOf('report'),
        reason: shortText,
        text: longText,
        remaining: optionalProse(2000),
        files,
      },
      ['reportId', 'reason', 'text', 'remaining', 'files'],
    ),
  ),
} as const
