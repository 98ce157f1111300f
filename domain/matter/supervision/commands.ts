import { type Refusal, refuse } from '../../refusal'
import { assignmentMustBe, first, mustRun, when } from '../base/guards'
import { judgesOf } from '../base/recipients'
import { assigned, type Context, issued, type Situation, thingId } from '../base/situation'
import type { Commands } from '../base/topic'
import { isGone, type SupervisionRequest } from '../state/matter'
import type { contract } from './contract'
import type { SupervisionEvents } from './events'

const atWork = assignmentMustBe('issued', 'signedIn', 'inProgress', 'awaitingSignOff', 'awaitingConfirmation')

/** Nobody decides what he asked for himself. */
const decidable = (s: Situation): Refusal | null => {
  const request = s.assignment?.supervision
  return first(
    mustRun(s),
    when(request != null, () => refuse('NO_SUPERVISION_ASKED')),
    when(request?.by !== s.actor.personId, () => refuse('SAME_PERSON')),
  )
}

const requestOf = (s: Situation): SupervisionRequest => {
  const { supervision } = assigned(s)
  if (!supervision) throw new Error(`nothing is asked in matter ${s.matter.id}`)
  return supervision
}

/** The unit's part in the matter as it is now: it may have come or gone while the request waited. */
const partOf = (unitId: string, context: Context): string | null =>
  issued(context).assignments.find((a) => a.unitId === unitId && !isGone(a))?.id ?? null

export const commands: Commands<typeof contract, SupervisionEvents> = {
  askSupervision: {
    may: (s) =>
      first(
        atWork(s),
        when(s.assignment?.kind === 'lead', () => refuse('LEAD_ASKS')),
        when(s.assignment?.supervision == null, () => refuse('SUPERVISION_ASKED')),
      ),
    decide: ({ unitId, text }, context) => {
      const { id: assignmentId, unitId: own } = assigned(context)
      if (!context.directory.unit(unitId)?.active) return refuse('NOT_FOUND', 'unitId')
      if (unitId === own) return refuse('SAME_UNIT', 'unitId')
      const others = judgesOf(assigned(context), issued(context)).flatMap((address) => context.directory.at(address))
      if (others.every(({ _id }) => _id === context.actor.personId)) return refuse('NO_DECIDER')
      const data = { assignmentId, requestId: thingId('S', context), unitId, aboutId: partOf(unitId, context), text }
      return [{ type: 'SupervisionAsked', data }]
    },
  },
  takeUpSupervision: {
    may: decidable,
    decide: ({ text }, context) => {
      const { id: requestId, unitId, text: asked } = requestOf(context)
      const aboutId = partOf(unitId, context)
      const data = { assignmentId: assigned(context).id, requestId, unitId, aboutId, asked, text }
      return [{ type: 'SupervisionTakenUp', data }]
    },
  },
  declineSupervision: {
    may: decidable,
    decide: ({ reason }, context) => [
      {
        type: 'SupervisionDeclined',
        data: { assignmentId: assigned(context).id, requestId: requestOf(context).id, reason },
      },
    ],
  },
}
