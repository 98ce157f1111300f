import { fields, many, pageWith } from '../../contract/answer'
import type { Names } from '../../decider/telling'
import type { Matter } from '../state/matter'
import type { LightCounts, MatterRow, ShownEvent } from '../views'
import { matterAnswer } from './matter'
import {
  eventAnswer,
  groupAnswer,
  lightCountsAnswer,
  namesAnswer,
  previewAnswer,
  rowAnswer,
  verdictAnswer,
} from './views'

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
