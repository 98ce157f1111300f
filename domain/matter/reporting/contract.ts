import { idOf, longText, nullable, optionalProse, shortText, whole } from '../../contract/schema'
import { DOERS, files, forRoles, onAssignment } from '../base/contract'

export const contract = {
  /** `percent`: how far the whole has come, where the matter has milestones. */
  report: forRoles(
    DOERS,
    onAssignment(
      {
        text: longText,
        remaining: optionalProse(2000),
        files,
        milestoneId: nullable(idOf('milestone')),
        percent: nullable(whole(0, 100)),
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
