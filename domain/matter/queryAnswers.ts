import { fields, pageWith } from '../contract/answer'
import { many } from './base/shapes'
import type { Names } from './base/telling'
import { matterAnswer } from './matterAnswer'
import type { Matter } from './state/matter'
import {
  eventAnswer,
  groupAnswer,
  lightCountsAnswer,
  namesAnswer,
  previewAnswer,
  rowAnswer,
  verdictAnswer,
} from './viewAnswers'
import type { LightCounts, MatterRow, ShownEvent } from './views'

/** What the operations of this concept answer. */
export const matterQueryAnswers = {
  'matter.list': pageWith<MatterRow, { names: Names }>(rowAnswer, { names: namesAnswer }),
  'matter.counts': fields<{ all: LightCounts; groups: (LightCounts & { id: string; name: string })[] }>({
    all: lightCountsAnswer,
    groups: many(groupAnswer),
  }),
  'matter.get': fields<{ matter: Matter; names: Names }>({ matter: matterAnswer, names: namesAnswer }),
  'matter.timeline': pageWith<ShownEvent, { names: Names }>(eventAnswer, { names: namesAnswer }),
  'matter.preview': previewAnswer,
  'matter.verify': verdictAnswer,
}
