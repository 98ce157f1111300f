import { refuse } from '../../refusal'
import type { Role } from '../../roles'
import { assignmentMustBe, first } from '../base/guards'
import { assigned, type Context, unfit } from '../base/situation'
import type { Commands } from '../base/topic'
import type { ResponsibleThree } from '../state/matter'
import { RESPONSIBLE } from '../state/words'
import type { contract } from './contract'
import type { ResponsibleEvents } from './events'

/** Who could be named for each of the three. */
const FITTING: Readonly<Record<keyof ResponsibleThree, readonly Role[] | 'any'>> = {
  leaderId: 'any',
  sectionHeadId: ['sectionHead'],
  handlerId: ['handler', 'unitSupervisor'],
}

/** One person for two of the three, though the unit has another for one of them. */
const isOneForMany = (three: ResponsibleThree, context: Context): boolean => {
  const twice = RESPONSIBLE.filter((slot) =>
    RESPONSIBLE.some((other) => other !== slot && three[other] === three[slot]),
  )
  const others = context.directory
    .inUnit(assigned(context).unitId)
    .filter(({ _id }) => RESPONSIBLE.every((slot) => three[slot] !== _id))
  return twice.some((slot) => others.some(({ _id }) => unfit(_id, slot, FITTING[slot], context) === null))
}

export const commands: Commands<typeof contract, ResponsibleEvents> = {
  /** Named anew when someone leaves, also while the completion waits for that person's signature. */
  nameResponsible: {
    may: assignmentMustBe('signedIn', 'inProgress', 'awaitingSignOff'),
    decide: ({ leaderId, sectionHeadId, handlerId }, context) => {
      const { id, responsible, stoodIn } = assigned(context)
      const three = { leaderId, sectionHeadId, handlerId }
      const refusal = first(
        unfit(leaderId, 'leaderId', 'any', context),
        unfit(sectionHeadId, 'sectionHeadId', ['sectionHead'], context),
        unfit(handlerId, 'handlerId', ['handler', 'unitSupervisor'], context),
      )
      if (refusal) return refusal
      if (isOneForMany(three, context)) return refuse('SAME_PERSON')
      const isSame = JSON.stringify(responsible) === JSON.stringify(three)
      if (isSame && stoodIn.length === 0) return refuse('NOTHING_CHANGED')
      return [{ type: 'ResponsibleNamed', data: { assignmentId: id, responsible: three } }]
    },
  },
}
