import { type Deadline, extendDeadline } from '../../clock/deadline'
import { epochMs } from '../../clock/time'
import { type Refusal, refuse } from '../../refusal'
import type { NewEvent } from '../events'
import type { Assignment, IssuedMatter } from '../matter'
import type { ConfirmationStage, SignOffStage } from '../words'
import { actsAs, assigned, type Context, define, filesOf, issued, type Situation, thingId } from './definition'
import { reportingFrom } from './issuing'
import { assignmentMustBe, first, noObjection, when } from './states'

export const submitCompletion = define<'submitCompletion'>({
  may: (s) =>
    first(
      assignmentMustBe('inProgress')(s),
      when(s.assignment?.kind === 'lead', () => refuse('CO_UNIT_GIVES_OPINION')),
      when(s.assignment?.responsible?.handlerId === s.actor.personId || actsAs(s, 'unitSupervisor'), () =>
        refuse('NOT_THE_HANDLER'),
      ),
      noObjection(s),
    ),
  decide: ({ summary, files }, context) => [
    {
      type: 'CompletionSubmitted',
      data: {
        assignmentId: assigned(context).id,
        completionId: thingId('K', context),
        summary,
        files: filesOf(files, context),
      },
    },
  ],
})

/** Whose signature the completion waits for in the unit: the named section head, or any head of the unit. */
const nextSignOff = (matter: IssuedMatter, assignment: Assignment): SignOffStage | undefined =>
  matter.signOff[assignment.completion?.signOffs.length ?? 0]

const nextConfirmation = (matter: IssuedMatter, assignment: Assignment): ConfirmationStage | undefined =>
  matter.confirmation[assignment.completion?.confirmations ?? 0]

const signs = (stage: SignOffStage | undefined, s: Situation): boolean =>
  stage === 'unitHead'
    ? actsAs(s, 'unitHead')
    : stage === 'sectionHead' && s.assignment?.responsible?.sectionHeadId === s.actor.personId

/** The stage whose turn it is, when it is the actor's. */
const turn = (s: Situation): SignOffStage | ConfirmationStage | null => {
  const { assignment } = s
  if (!assignment?.completion || s.matter.number === null) return null
  if (assignment.status === 'awaitingSignOff') {
    const stage = nextSignOff(s.matter, assignment)
    return stage && signs(stage, s) ? stage : null
  }
  const stage = nextConfirmation(s.matter, assignment)
  return stage && actsAs(s, stage) ? stage : null
}

const myTurn = (s: Situation): Refusal | null => when(turn(s) !== null, () => refuse('NOT_YOUR_TURN'))

export const signOff = define<'signOff'>({
  may: (s) => first(assignmentMustBe('awaitingSignOff')(s), myTurn(s)),
  decide: ({ opinion }, context) => {
    const matter = issued(context)
    const { id, completion } = assigned(context)
    const stage = nextSignOff(matter, assigned(context))
    if (!completion || !stage) return refuse('WRONG_STATE')
    const last = completion.signOffs.length + 1 === matter.signOff.length
    return [
      {
        type: 'CompletionSignedOff',
        data: { assignmentId: id, completionId: completion.id, stage, opinion, last },
      },
    ]
  },
})

/** 退回: names what is missing. No new time is given unless the office sets it (docs/domain.md, section 3). */
export const returnCompletion = define<'returnCompletion'>({
  may: (s) => first(assignmentMustBe('awaitingSignOff', 'awaitingConfirmation')(s), myTurn(s)),
  decide: ({ missing, dueAt }, context) => {
    const assignment = assigned(context)
    const { id, completion, due } = assignment
    const by = turn(context)
    if (!completion || !by) return refuse('NOT_YOUR_TURN')
    const office = by === 'officer' || by === 'chiefOfficer'
    if (dueAt !== null && !office) return refuse('NO_RIGHT', 'dueAt')
    if (dueAt !== null && dueAt <= context.now) return refuse('IN_THE_PAST', 'dueAt')
    const extended: Deadline | null =
      dueAt === null ? null : extendDeadline(due, { at: context.now, to: dueAt, reason: missing })
    const next = reportingFrom(issued(context), assignment, extended?.dueAt ?? due.dueAt, context)
    return [
      {
        type: 'CompletionReturned',
        data: { assignmentId: id, completionId: completion.id, by, missing, due: extended, next },
      },
    ]
  },
})

/** On time: the unit's last signature came before the due moment. Early: with so much of the limit left. */
const punctuality = (assignment: Assignment, { rules }: Context): { onTime: boolean; early: boolean } => {
  const { due, completion } = assignment
  const left = epochMs(due.dueAt) - epochMs(completion?.leftUnitAt ?? due.dueAt)
  const whole = epochMs(due.dueAt) - epochMs(due.receipt.start)
  const onTime = left >= 0 && assignment.overdueAt === null
  return { onTime, early: onTime && left * 100 >= whole * rules.earlyPercent }
}

export const confirmCompletion = define<'confirmCompletion'>({
  may: (s) => first(assignmentMustBe('awaitingConfirmation')(s), myTurn(s)),
  decide: ({ opinion }, context) => {
    const matter = issued(context)
    const assignment = assigned(context)
    const { id, completion } = assignment
    const stage = nextConfirmation(matter, assignment)
    if (!completion || !stage) return refuse('WRONG_STATE')
    const last = completion.confirmations + 1 === matter.confirmation.length
    const { onTime, early } = punctuality(assignment, context)
    const confirmed: NewEvent = {
      type: 'CompletionConfirmed',
      data: { assignmentId: id, completionId: completion.id, stage, opinion, last, onTime, early },
    }
    const closed: NewEvent = { type: 'MatterClosed', data: { how: 'completed', onTime, words: opinion } }
    return last ? [confirmed, closed] : [confirmed]
  },
})
