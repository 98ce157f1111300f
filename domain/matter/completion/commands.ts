import type { NewOf } from '../../decider/event'
import { isRefusal, type Refusal, refuse } from '../../refusal'
import type { ConfirmationStage, SignOffStage } from '../../rules/kinds'
import { reportingFrom } from '../base/cycle'
import { assignmentMustBe, first, mustBeMyTurn, noObjection, when } from '../base/guards'
import { actsAs, assigned, filesOf, issued, type Situation, thingId } from '../base/situation'
import type { Commands } from '../base/topic'
import { isSignable } from '../deciding/ladder'
import type { EndingEvents } from '../ending/events'
import { lookBackFault } from '../ending/lookBackDay'
import { namedSectionHead } from '../state/assignments'
import { type Assignment, type IssuedMatter, unanswered } from '../state/matter'
import type { Separated } from '../state/turns'
import type { contract } from './contract'
import type { CompletionEvents } from './events'
import { punctuality } from './punctuality'
import { returnedBy } from './returning'
import { isOffice } from './stages'

/** Whose signature the completion waits for in the unit: the named section head, or any head of the unit. */
const nextSignOff = (matter: IssuedMatter, assignment: Assignment): SignOffStage | undefined =>
  matter.signOff[assignment.completion?.signOffs.length ?? 0]

const nextConfirmation = (matter: IssuedMatter, assignment: Assignment): ConfirmationStage | undefined =>
  matter.confirmation[assignment.completion?.confirmations ?? 0]

const signs = (stage: SignOffStage, s: Situation): boolean => {
  if (stage === 'unitChief') return actsAs(s, stage)
  const sectionHead = stage === 'sectionHead' && s.assignment ? namedSectionHead(s.assignment) : null
  return sectionHead === null ? actsAs(s, 'unitHead') : sectionHead === s.actor.personId
}

/** The stage that waits, with the kind of its to-do and whether it is usually the actor's. */
const waiting = (s: Situation): { stage: SignOffStage | ConfirmationStage; kind: Separated; usual: boolean } | null => {
  const { assignment } = s
  if (!assignment?.completion || s.matter.number === null) return null
  if (assignment.status === 'awaitingSignOff') {
    const stage = nextSignOff(s.matter, assignment)
    return stage ? { stage, kind: 'signOff', usual: signs(stage, s) } : null
  }
  const stage = nextConfirmation(s.matter, assignment)
  return stage ? { stage, kind: 'confirmCompletion', usual: actsAs(s, stage) } : null
}

const myTurn = (s: Situation): Refusal | null => {
  const found = waiting(s)
  return found ? mustBeMyTurn(s, found.kind, found.usual) : refuse('NOT_YOUR_TURN')
}

/** With the last confirmation the matter closes. */
type Yields = CompletionEvents & Pick<EndingEvents, 'MatterClosed'>

export const commands: Commands<typeof contract, Yields> = {
  submitCompletion: {
    may: (s) =>
      first(
        assignmentMustBe('inProgress')(s),
        when(s.assignment?.kind === 'lead', () => refuse('CO_UNIT_GIVES_OPINION')),
        when(s.assignment?.responsible?.handlerId === s.actor.personId || actsAs(s, 'unitSupervisor'), () =>
          refuse('NOT_THE_HANDLER'),
        ),
        noObjection(s),
      ),
    decide: ({ summary, files: ids }, context) => {
      const files = filesOf(ids, context)
      if (isRefusal(files)) return files
      const { id: assignmentId } = assigned(context)
      const completionId = thingId('K', context)
      const matter = issued(context)
      const last = !isSignable(matter.signOff[0], { ...context, matter, assignment: assigned(context) })
      return [
        { type: 'CompletionSubmitted', data: { assignmentId, completionId, summary, files, ...(last && { last }) } },
      ]
    },
  },
  signOff: {
    may: (s) => first(assignmentMustBe('awaitingSignOff')(s), myTurn(s)),
    decide: ({ opinion }, context) => {
      const matter = issued(context)
      const { id, completion } = assigned(context)
      const stage = nextSignOff(matter, assigned(context))
      if (!completion || !stage) return refuse('WRONG_STATE')
      // where the unit has nobody else for the next stage, it goes one step up: to the office
      const next = matter.signOff[completion.signOffs.length + 1]
      const last = !isSignable(next, { ...context, matter, assignment: assigned(context) })
      const data = { assignmentId: id, completionId: completion.id, stage, opinion, last }
      return [{ type: 'CompletionSignedOff', data }]
    },
  },
  /** 退回: names what is missing, and by when (docs/domain.md, section 4, whose ball). */
  returnCompletion: {
    may: (s) => first(assignmentMustBe('awaitingSignOff', 'awaitingConfirmation')(s), myTurn(s)),
    decide: (given, context) => {
      const assignment = assigned(context)
      const { id, completion } = assignment
      const { missing, dueAt, noSubstance = false } = given
      const by = waiting(context)?.stage
      if (!completion || !by) return refuse('NOT_YOUR_TURN')
      const about = { assignmentId: id, completionId: completion.id, by, missing }
      if (!isOffice(by)) {
        if (dueAt !== null) return refuse('NO_RIGHT', 'dueAt')
        const next = reportingFrom(issued(context), assignment, assignment.due.dueAt, context)
        return [{ type: 'CompletionReturned', data: { ...about, due: null, next } }]
      }
      if (noSubstance && !actsAs(context, 'chiefOfficer')) return refuse('CHIEF_SAYS_SO', 'noSubstance')
      const clock = returnedBy(given, context)
      if (isRefusal(clock)) return clock
      return [{ type: 'CompletionReturned', data: { ...about, ...clock, ...(noSubstance && { noSubstance }) } }]
    },
  },
  confirmCompletion: {
    may: (s) => first(assignmentMustBe('awaitingConfirmation')(s), myTurn(s)),
    decide: ({ opinion, lookBackOn }, context) => {
      const matter = issued(context)
      const assignment = assigned(context)
      const { id, completion } = assignment
      const stage = nextConfirmation(matter, assignment)
      if (!completion || !stage) return refuse('WRONG_STATE')
      const last = completion.confirmations + 1 === matter.confirmation.length
      if (last && unanswered(matter).length > 0) return refuse('INSTRUCTION_OPEN')
      if (lookBackOn && !last) return refuse('NOT_THE_LAST', 'lookBackOn')
      const fault = lookBackFault('lookBackOn', lookBackOn, context.now)
      if (fault) return fault
      const { onTime, early } = punctuality(assignment, context.rules)
      const confirmed: NewOf<Yields> = {
        type: 'CompletionConfirmed',
        data: { assignmentId: id, completionId: completion.id, stage, opinion, last, onTime, early },
      }
      const closed: NewOf<Yields> = {
        type: 'MatterClosed',
        data: { how: 'completed', onTime, words: opinion, ...(lookBackOn && { lookBackOn }) },
      }
      return last ? [confirmed, closed] : [confirmed]
    },
  },
}
