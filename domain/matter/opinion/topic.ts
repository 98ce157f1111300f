import { onAssignment } from '../base/follow'
import { doersOf } from '../base/recipients'
import type { Topic } from '../base/topic'
import { ofEachAssignment } from '../base/wanted'
import { isIssued, leadOf } from '../state/matter'
import { type OpinionEvents, schemas } from './events'

/** A co-unit's opinion to the lead unit: its part is done with it. */
export const topic: Topic<OpinionEvents, 'giveOpinion'> = {
  schemas,
  events: {
    OpinionGiven: {
      evolve: onAssignment((_, { at }) => ({ status: 'done', doneAt: at })),
      recipients: (matter) => (isIssued(matter) ? doersOf(leadOf(matter)) : []),
      message: null,
      points: null,
    },
  },
  todos: {
    // while its objection is undecided no opinion is asked for
    giveOpinion: ofEachAssignment((a) =>
      a.kind === 'co' && a.status === 'inProgress' && !a.objection
        ? [{ to: [...new Set(doersOf(a))], sentence: '请办理本单位任务并提交协办意见', dueAt: a.due.dueAt }]
        : [],
    ),
  },
  steps: [],
}
