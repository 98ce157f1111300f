import type { NewOf } from '../../decider/event'
import { isRefusal, type Refusal, refuse } from '../../refusal'
import { first, mustBeIssued, when } from '../base/guards'
import { type Context, issued, type Situation, unfit } from '../base/situation'
import type { Commands } from '../base/topic'
import { type Assignment, isGone } from '../state/matter'
import type { TransferEvents } from '../transfer/events'
import type { contract } from './contract'
import type { EvaluationEvents } from './events'
import { persons } from './persons'

/** The unit's assignment, also one that is another's by now: its deeds stay its own; and the person's place in that unit. */
const concerned = (unitId: string, personId: string | null, context: Context): Assignment | Refusal => {
  const all = issued(context).assignments.filter((a) => a.unitId === unitId)
  const assignment = all.find((a) => !isGone(a)) ?? all[all.length - 1]
  if (!assignment) return refuse('NOT_ASSIGNED', 'unitId')
  if (personId === null) return assignment
  return unfit(persons.commend.personId, personId, 'personId', context, { unitId }) ?? assignment
}

/** On closed matters too: that is when it is found. What was withdrawn leaves nothing to judge. */
const mustBeJudgeable = (s: Situation): Refusal | null =>
  first(
    mustBeIssued(s),
    when(s.matter.status !== 'withdrawn', () => refuse('MATTER_WITHDRAWN')),
  )

/** A false report proposes the transfer as well. */
type Yields = EvaluationEvents & Pick<TransferEvents, 'TransferProposed'>

export const commands: Commands<typeof contract, Yields> = {
  commend: {
    may: mustBeJudgeable,
    decide: ({ unitId, personId, text }, context) => {
      const found = concerned(unitId, personId, context)
      return isRefusal(found) ? found : [{ type: 'Commended', data: { unitId, personId, text } }]
    },
  },
  /** 通报批评, on a written conclusion. A false report costs points and proposes a transfer of its own. */
  criticise: {
    may: mustBeJudgeable,
    decide: ({ unitId, personId, text, falseReport, conclusion }, context) => {
      if (conclusion === undefined) return refuse('NO_CONCLUSION', 'conclusion')
      const found = concerned(unitId, personId, context)
      if (isRefusal(found)) return found
      const { id: assignmentId } = found
      const criticised: NewOf<Yields> = {
        type: 'Criticised',
        data: { unitId, personId, text, falseReport, assignmentId, conclusion },
      }
      if (!falseReport) return [criticised]
      const data = { assignmentId, unitId, cause: 'falseReport' as const, reason: text }
      return [criticised, { type: 'TransferProposed', data }]
    },
  },
}
