import type { Instant } from '../../../../../domain/clock/time'
import type { Names } from '../../../../../domain/decider/telling'
import type { FileRef } from '../../../../../domain/evidence/file'
import type { MatterEvent } from '../../../../../domain/matter/events'
import { sentenceOf } from '../../../../../domain/matter/sentences'
import type { Matter } from '../../../../../domain/matter/state/matter'
import { own } from '../../../../../domain/own'

export interface DocumentGroup {
  key: string
  /** Where the files came in: 附件, 反馈第 2 期进展. */
  title: string
  by: string
  at: Instant | null
  files: FileRef[]
}

/** All files of a matter by the step that brought them, the matter's own first; a file used twice stands twice. */
export const documentsOf = (matter: Matter, events: readonly MatterEvent[], names: Names): DocumentGroup[] => [
  ...(matter.attachments.length
    ? [{ key: 'own', title: '交办附件', by: own(names, matter.officerId) ?? '', at: null, files: matter.attachments }]
    : []),
  ...events.flatMap((event): DocumentGroup[] =>
    'files' in event.data && event.data.files.length
      ? [
          {
            key: event._id,
            title: sentenceOf(event, names).title,
            by: event.actor.name,
            at: event.at,
            files: event.data.files,
          },
        ]
      : [],
  ),
]
