import { isRefusal, refuse } from '../../refusal'
import { mustBeIssued } from '../base/guards'
import { filesOf, thingId } from '../base/situation'
import type { Commands } from '../base/topic'
import type { contract } from './contract'
import type { CommentEvents } from './events'

export const commands: Commands<typeof contract, CommentEvents> = {
  comment: {
    may: mustBeIssued,
    decide: ({ text, mentions, files: ids }, context) => {
      for (const id of mentions) if (!context.directory.person(id)?.active) return refuse('NOT_FOUND', 'mentions')
      const files = filesOf(ids, context)
      if (isRefusal(files)) return files
      return [{ type: 'CommentPosted', data: { commentId: thingId('C', context), text, mentions, files } }]
    },
  },
}
