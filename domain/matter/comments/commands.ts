import type { Person } from '../../people/person'
import { isRefusal, type Refusal, refuse } from '../../refusal'
import { isDeputyOnly } from '../../roles'
import { mustBeIssued, when } from '../base/guards'
import { actorOf, type Context, filesOf, thingId } from '../base/situation'
import type { Commands } from '../base/topic'
import { canSee } from '../sight'
import { partiesOf } from '../state/parties'
import type { contract } from './contract'
import type { CommentEvents } from './events'

/** A deputy sees matters through proposals only. */
const onlyDeputy = (person: Person): Refusal | null =>
  when(!isDeputyOnly(person.roles), () => refuse('DEPUTY_BY_PROPOSAL'))

/** May see it, or belongs to a unit concerned. */
const isNear = (person: Person, { matter }: Context): boolean =>
  canSee(matter, actorOf(person)) || partiesOf(matter).unitIds.includes(person.unitId)

export const commands: Commands<typeof contract, CommentEvents> = {
  invite: {
    may: mustBeIssued,
    decide: ({ personId, reason }, context) => {
      const person = context.directory.person(personId)
      if (!person?.active) return refuse('NOT_FOUND', 'personId')
      if (context.matter.mentioned.includes(personId)) return refuse('NOTHING_CHANGED', 'personId')
      return onlyDeputy(person) ?? [{ type: 'PersonInvited', data: { personId, reason } }]
    },
  },
  comment: {
    may: mustBeIssued,
    decide: ({ text, mentions, files: ids }, context) => {
      for (const id of mentions) {
        const person = context.directory.person(id)
        if (!person?.active) return refuse('NOT_FOUND', 'mentions')
        const refusal = onlyDeputy(person) ?? when(isNear(person, context), () => refuse('NOT_CONCERNED', 'mentions'))
        if (refusal) return refusal
      }
      const files = filesOf(ids, context)
      if (isRefusal(files)) return files
      return [{ type: 'CommentPosted', data: { commentId: thingId('C', context), text, mentions, files } }]
    },
  },
}
