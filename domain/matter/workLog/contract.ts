import { instant, longText, oneOf, optionalProse, prose } from '../../contract/schema'
import { files, forRoles, onMatter } from '../base/contract'
import { LOG_KINDS } from './kinds'

export const contract = {
  /** `spokenTo`: whom, in words; `heldAt`: when it was, absent: just now; `promised`: empty where nothing was. */
  log: forRoles(
    ['officer', 'liaison', 'chiefOfficer'],
    onMatter(
      {
        logKind: oneOf(LOG_KINDS),
        spokenTo: prose(1, 200),
        heldAt: instant,
        text: longText,
        promised: optionalProse(500),
        files,
      },
      ['logKind', 'spokenTo', 'text', 'promised', 'files'],
    ),
  ),
} as const
