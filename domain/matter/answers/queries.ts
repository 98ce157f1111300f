import { explainedAnswer } from '../../clock/answers'
import { fields, many, orNull, pageWith, string } from '../../contract/answer'
import { shownEvent } from '../../decider/answers'
import type { Names } from '../../decider/telling'
import { foundAnswer } from '../../people/answers'
import type { FoundPerson } from '../../people/contract'
import { verdictAnswer } from '../../trail/answers'
import { eventSchemas } from '../eventSchemas'
import type { EventData } from '../events'
import type { ExplainedMoment } from '../receipts/moments'
import type { Matter } from '../state/matter'
import type { LightCounts, MatterRow, SameBasis, ShownEvent } from '../views'
import { matterAnswer } from './matter'
import { groupAnswer, lightCountsAnswer, namesAnswer, previewAnswer, rowAnswer, sameBasisFields } from './views'

/** What the operations of this concept answer. */
export const matterQueryAnswers = {
  'matter.list': pageWith<MatterRow, { names: Names }>(rowAnswer, { names: namesAnswer }),
  'matter.counts': fields<{ all: LightCounts; groups: (LightCounts & { id: string; name: string })[] }>({
    all: lightCountsAnswer,
    groups: many(groupAnswer),
  }),
  'matter.get': fields<{ matter: Matter; names: Names }>({ matter: matterAnswer, names: namesAnswer }),
  'matter.timeline': pageWith<ShownEvent, { names: Names }>(shownEvent<EventData>(eventSchemas), {
    names: namesAnswer,
  }),
  'matter.candidates': fields<{ items: FoundPerson[] }>({ items: many(foundAnswer) }),
  'matter.preview': previewAnswer,
  'matter.sameBasis': fields<SameBasis & { names: Names }>({ ...sameBasisFields, names: namesAnswer }),
  'matter.moments': fields<{ items: ExplainedMoment[] }>({
    items: many(
      fields<ExplainedMoment>({ key: string, assignmentId: orNull(string), words: string, deadline: explainedAnswer }),
    ),
  }),
  'matter.verify': verdictAnswer,
}
