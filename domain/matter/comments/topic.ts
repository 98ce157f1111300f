import { toPerson } from '../../people/address'
import { onIssued } from '../base/follow'
import type { Topic } from '../base/topic'
import { withReaders } from '../state/matter'
import { type CommentEvents, schemas } from './events'

export const topic: Topic<CommentEvents> = {
  schemas,
  events: {
    PersonInvited: {
      evolve: onIssued((matter, { data: { personId } }) => withReaders(matter, [personId])),
      recipients: (_, { data: { personId } }) => [toPerson(personId)],
      message: null,
      beside: true,
      points: null,
    },
    CommentPosted: {
      evolve: onIssued((matter, { data: { mentions } }) => withReaders(matter, mentions)),
      recipients: (_, { data: { mentions } }) => mentions.map(toPerson),
      message: null,
      beside: true,
      points: null,
    },
  },
  todos: {},
  steps: [],
}
