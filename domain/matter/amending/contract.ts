import { idOf, oneOf, prose, shortText, text } from '../../contract/schema'
import { IN_CHARGE } from '../../roles'
import { files, forRoles, onMatter } from '../base/contract'
import { CATEGORIES } from '../state/words'

export const contract = {
  amend: forRoles(
    IN_CHARGE,
    onMatter(
      {
        reason: shortText,
        title: text(2, 120),
        requirement: prose(2, 4000),
        category: oneOf(CATEGORIES),
        files,
        officerId: idOf('person'),
      },
      ['reason'],
    ),
  ),
} as const
