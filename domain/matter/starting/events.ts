import { nullable } from '../../contract/schema'
import type { Says } from '../../decider/event'
import { facts, id, many, text } from '../../decider/shapes'
import { content } from '../drafting/events'

export const schemas = {
  /** `words` as the leader wrote them, and the unit that he named; `content`: what can be said of the draft by then. */
  MatterStarted: facts({ content, frontIds: many(id), words: text, unitId: nullable(id) }),
} as const

export interface StartingEvents extends Says<typeof schemas> {}
