import { facts, files, id, many, text } from '../base/shapes'
import type { Says } from '../state/event'

export const schemas = {
  CommentPosted: facts({ commentId: id, text, mentions: many(id), files }),
} as const

export interface CommentEvents extends Says<typeof schemas> {}
