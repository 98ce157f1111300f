import { idOf, prose, shortText } from '../../contract/schema'
import { OFFICE } from '../../roles'
import { files, forReaders, forRoles, onMatter } from '../base/contract'

export const contract = {
  /** Somebody whom it does not concern may read it and have a word in it from now on. */
  invite: forRoles(OFFICE, onMatter({ personId: idOf('person'), reason: shortText }, ['personId', 'reason'])),
  comment: forReaders(
    onMatter(
      {
        text: prose(1, 2000),
        mentions: { type: 'array', items: idOf('person'), maxItems: 20, uniqueItems: true },
        files,
      },
      ['text', 'mentions', 'files'],
    ),
  ),
} as const
