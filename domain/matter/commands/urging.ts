import { localDate } from '../../clock/time'
import { type Refusal, refuse } from '../../refusal'
import type { NewEvent } from '../events'
import { type Assignment, isIssued } from '../matter'
import type { Level } from '../words'
import { assigned, type Context, define, issued, type Situation } from './definition'
import { assignmentMustBe, first, mustBeIssued, mustRun, when } from './states'

/** 催办单 with the next number of its year: `催〔2026〕0007号`. */
export const urgeNumber = ({ take }: Pick<Context, 'take'>, at: string): string => {
  const year = localDate(at).slice(0, 4)
  return `催〔${year}〕${String(take(`urge.${year}`)).padStart(4, '0')}号`
}

const higher = (a: Level, b: Level): Level => (a > b ? a : b)

/** An urge by a person: it widens the circle to level 2 and is numbered with the timer's own. */
export const urge = define<'urge'>({
  may: assignmentMustBe('issued', 'signedIn', 'inProgress', 'awaitingSignOff'),
  decide: ({ text }, context) => {
    const assignment = assigned(context)
    return [
      {
        type: 'Urged',
        data: {
          assignmentId: assignment.id,
          urgeNumber: urgeNumber(context, context.now),
          ordinal: assignment.urgeCount + 1,
          level: higher(issued(context).level, 2),
          text,
          byTimer: false,
        },
      },
    ]
  },
})

const proposed = (s: Situation): Refusal | null =>
  when(isIssued(s.matter) && s.matter.transfer?.status === 'proposed', () => refuse('NO_TRANSFER_PROPOSED'))

/** After the main leaders agree; what they said stands in the event. */
export const confirmTransfer = define<'confirmTransfer'>({
  may: (s) => first(mustBeIssued(s), proposed(s)),
  decide: ({ leadersOpinion }) => [{ type: 'TransferConfirmed', data: { leadersOpinion } }],
})

export const declineTransfer = define<'declineTransfer'>({
  may: (s) => first(mustBeIssued(s), proposed(s)),
  decide: ({ reason }) => [{ type: 'TransferDeclined', data: { reason } }],
})

export const recordOutcome = define<'recordOutcome'>({
  may: (s) =>
    first(
      mustBeIssued(s),
      when(isIssued(s.matter) && s.matter.transfer?.status === 'confirmed', () => refuse('NOT_TRANSFERRED')),
      when(isIssued(s.matter) && s.matter.outcome === null, () => refuse('ALREADY_DONE')),
    ),
  decide: ({ outcome, text }) => [{ type: 'OutcomeRecorded', data: { outcome, text } }],
})

/** The unit's assignment, and the person's place in that unit. */
const concerned = (unitId: string, personId: string | null, context: Context): Assignment | Refusal => {
  const assignment = issued(context).assignments.find((a) => a.unitId === unitId && a.status !== 'reassigned')
  if (!assignment) return refuse('NOT_ASSIGNED', 'unitId')
  if (personId === null) return assignment
  const person = context.directory.person(personId)
  if (!person) return refuse('NOT_FOUND', 'personId')
  return person.unitId === unitId ? assignment : refuse('NOT_IN_UNIT', 'personId')
}

export const commend = define<'commend'>({
  may: mustBeIssued,
  decide: ({ unitId, personId, text }, context) => {
    const found = concerned(unitId, personId, context)
    return 'code' in found ? found : [{ type: 'Commended', data: { unitId, personId, text } }]
  },
})

/** 通报批评. A false report costs points and proposes the transfer, so a closed matter must be reopened for it. */
export const criticise = define<'criticise'>({
  may: mustBeIssued,
  decide: ({ unitId, personId, text, falseReport }, context) => {
    const found = concerned(unitId, personId, context)
    if ('code' in found) return found
    const criticised: NewEvent = { type: 'Criticised', data: { unitId, personId, text, falseReport } }
    if (!falseReport) return [criticised]
    const refusal = mustRun(context)
    if (refusal) return refusal
    const pending = issued(context).transfer
    const proposal: NewEvent = { type: 'TransferProposed', data: { assignmentId: found.id, reason: text } }
    return pending?.status === 'proposed' || pending?.status === 'confirmed' ? [criticised] : [criticised, proposal]
  },
})
