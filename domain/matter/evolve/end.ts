import type { Instant } from '../../clock/time'
import type { Unsealed } from '../events'
import { type IssuedMatter, isRunning, leadOf } from '../matter'
import { dueSet, withAssignment } from './assignments'

const amended = (matter: IssuedMatter, event: Unsealed & { type: 'MatterAmended' }): IssuedMatter => ({
  ...matter,
  ...event.data.content,
  officerId: event.data.officerId ?? matter.officerId,
  officerRole: event.data.officerRole ?? matter.officerRole,
})

/** The things with the moments that were moved. */
const movedTo = <T extends { id: string; dueAt: Instant }>(
  things: readonly T[],
  moves: readonly { id: string; dueAt: Instant }[],
): T[] => things.map((thing) => ({ ...thing, dueAt: moves.find(({ id }) => id === thing.id)?.dueAt ?? thing.dueAt }))

const resumed = (matter: IssuedMatter, event: Unsealed & { type: 'MatterResumed' }): IssuedMatter => {
  const { suspension } = matter
  if (!suspension) return matter
  const { dues, milestones, instructions } = event.data
  const moved = dues.reduce(
    (m, { assignmentId, due, signIn, objectionUntil, tasks, next }) =>
      withAssignment(m, assignmentId, (a) => ({
        ...dueSet(a, due, event.at),
        signIn,
        objectionUntil,
        tasks: movedTo(a.tasks, tasks),
        reporting: next,
        restartedAt: event.at,
      })),
    matter,
  )
  return {
    ...moved,
    status: suspension.resumeTo,
    suspension: null,
    milestones: movedTo(matter.milestones, milestones),
    instructions: matter.instructions.map((i) => ({
      ...i,
      answerDueAt: instructions.find(({ id }) => id === i.id)?.answerDueAt ?? i.answerDueAt,
    })),
  }
}

/** The lead works again under a new due moment; what it had filed before stays in the events. */
const reopened = (matter: IssuedMatter, event: Unsealed & { type: 'MatterReopened' }): IssuedMatter => {
  const lead = leadOf(matter)
  const status = lead.signedInAt === null ? 'issued' : lead.responsible === null ? 'signedIn' : 'inProgress'
  const again = withAssignment(matter, lead.id, (a) => ({
    ...dueSet(a, event.data.due, event.at),
    status,
    signIn: event.data.signIn ?? a.signIn,
    restartedAt: event.at,
    completion: null,
    returned: null,
    doneAt: null,
    reporting: event.data.next,
  }))
  return { ...again, status, reopenedAt: event.at }
}

/** Closing ends every open share, asks and requests included. */
const closed = (matter: IssuedMatter, event: Unsealed & { type: 'MatterClosed' }): IssuedMatter => ({
  ...matter,
  status: 'closed',
  suspension: null,
  instructions: [],
  closed: { at: event.at, ...event.data },
  assignments: matter.assignments.map((a) =>
    a.status === 'reassigned'
      ? a
      : { ...a, status: 'done', doneAt: a.doneAt ?? event.at, objection: null, extension: null },
  ),
})

/** Whom a praise or a blame names may read what it is about (docs/domain.md, section 8). */
const known = (matter: IssuedMatter, personId: string | null): IssuedMatter =>
  personId === null ? matter : { ...matter, mentioned: [...new Set([...matter.mentioned, personId])] }

/** Suspending, ending, transferring, praising. Null for other events. */
export const evolveEnd = (matter: IssuedMatter, event: Unsealed): IssuedMatter | null => {
  switch (event.type) {
    case 'MatterAmended':
      return amended(matter, event)
    case 'MatterSuspended':
      return isRunning(matter)
        ? {
            ...matter,
            status: 'suspended',
            suspension: { from: event.at, reason: event.data.reason, resumeTo: matter.status },
          }
        : null
    case 'MatterResumed':
      return resumed(matter, event)
    case 'MatterClosed':
      return closed(matter, event)
    case 'MatterReopened':
      return reopened(matter, event)
    case 'MatterWithdrawn':
      return {
        ...matter,
        status: 'withdrawn',
        suspension: null,
        instructions: [],
        withdrawn: { at: event.at, reason: event.data.reason },
      }
    case 'TransferProposed':
      return { ...matter, transfer: { status: 'proposed', at: event.at, reason: event.data.reason } }
    case 'TransferConfirmed':
      return matter.transfer && { ...matter, transfer: { ...matter.transfer, status: 'confirmed', at: event.at } }
    case 'TransferDeclined':
      return matter.transfer && { ...matter, transfer: { ...matter.transfer, status: 'declined', at: event.at } }
    case 'OutcomeRecorded':
      return { ...matter, outcome: { ...event.data, at: event.at } }
    case 'Commended':
    case 'Criticised':
      return known(matter, event.data.personId)
    default:
      return null
  }
}
