import { onIssued } from '../base/follow'
import type { Topic } from '../base/topic'
import { schemas, type WorkLogEvents } from './events'

/** Log entries 工作记录: how the office spoke with the units. They stand in the trail and nothing follows from them. */
export const topic: Topic<WorkLogEvents> = {
  schemas,
  events: {
    WorkLogged: { evolve: onIssued((matter) => matter), recipients: null, message: null, beside: true, points: null },
  },
  todos: {},
  steps: [],
}
