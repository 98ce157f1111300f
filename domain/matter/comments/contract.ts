import { idOf, prose } from '../../contract/schema'
import { files, forReaders, onMatter } from '../base/contract'

export const contract = {
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
