import { localDate, oneOf, optionalLine, shortText, text } from '../../contract/schema'
import { IN_CHARGE } from '../../roles'
import { files, forRoles, notMerged, onMatter } from '../base/contract'
import { AUTHORITIES, BASIS_FIELDS, BASIS_KINDS } from '../state/basis'

export const contract = {
  setBasis: forRoles(
    IN_CHARGE,
    onMatter(
      {
        kind: oneOf(BASIS_KINDS),
        number: optionalLine(60),
        date: localDate,
        files,
        authority: oneOf(AUTHORITIES),
        approvedBy: text(1, 60),
        plan: shortText,
        scope: shortText,
        endsOn: localDate,
        reason: shortText,
        notMerged,
      },
      [...BASIS_FIELDS, 'reason'],
    ),
  ),
} as const
