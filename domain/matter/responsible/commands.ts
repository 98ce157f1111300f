import { refuse } from '../../refusal'
import { assignmentMustBe, first } from '../base/guards'
import { assigned, unfit } from '../base/situation'
import type { Commands } from '../base/topic'
import { RESPONSIBLE } from '../state/words'
import type { contract } from './contract'
import type { ResponsibleEvents } from './events'
import { persons } from './persons'

export const commands: Commands<typeof contract, ResponsibleEvents> = {
  /** Named anew when someone leaves, also while the completion waits for that person's signature. */
  nameResponsible: {
    may: assignmentMustBe('signedIn', 'inProgress', 'awaitingSignOff'),
    decide: ({ leaderId, sectionHeadId, handlerId }, context) => {
      const { id, responsible, stoodIn } = assigned(context)
      const three = { leaderId, sectionHeadId, handlerId }
      const rules = persons.nameResponsible
      const refusal = first(...RESPONSIBLE.map((slot) => unfit(rules[slot], three[slot], slot, context, three)))
      if (refusal) return refusal
      const isSame = JSON.stringify(responsible) === JSON.stringify(three)
      if (isSame && stoodIn.length === 0) return refuse('NOTHING_CHANGED')
      return [{ type: 'ResponsibleNamed', data: { assignmentId: id, responsible: three } }]
    },
  },
}
