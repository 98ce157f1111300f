import { isRefusal } from '../../refusal'
import { first, mustBeIssued } from '../base/guards'
import { filesOf, thingId, unfit } from '../base/situation'
import type { Commands } from '../base/topic'
import type { contract } from './contract'
import type { CommentEvents } from './events'
import { persons } from './persons'

export const commands: Commands<typeof contract, CommentEvents> = {
  invite: {
    may: mustBeIssued,
    decide: ({ personId, reason }, context) =>
      unfit(persons.invite.personId, personId, 'personId', context) ?? [
        { type: 'PersonInvited', data: { personId, reason } },
      ],
  },
  comment: {
    may: mustBeIssued,
    decide: ({ text, mentions, files: ids }, context) => {
      const refusal = first(...mentions.map((id) => unfit(persons.comment.mentions, id, 'mentions', context)))
      if (refusal) return refusal
      const files = filesOf(ids, context)
      if (isRefusal(files)) return files
      return [{ type: 'CommentPosted', data: { commentId: thingId('C', context), text, mentions, files } }]
    },
  },
}
