import type { Says } from '../../decider/event'
import { facts, id, many, text } from '../../decider/shapes'
import { files } from '../base/shapes'

export const schemas = {
  PersonInvited: facts({ personId: id, reason: text }),
  CommentPosted: facts({ commentId: id, text, mentions: many(id), files }),
} as const

export interface CommentEvents extends Says<typeof schemas> {}
