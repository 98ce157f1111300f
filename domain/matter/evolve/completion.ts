import type { Unsealed } from '../events'
import type { Assignment, Completion, IssuedMatter, OpenStatus } from '../matter'
import { dueSet, withAssignment } from './assignments'

/** A completion is the lead's alone, so its state is the matter's too. */
const both = (
  matter: IssuedMatter,
  id: string,
  status: OpenStatus & Assignment['status'],
  change: (assignment: Assignment) => Partial<Assignment>,
): IssuedMatter => ({ ...withAssignment(matter, id, (a) => ({ status, ...change(a) })), status })

const signed = (completion: Completion | null, event: Unsealed & { type: 'CompletionSignedOff' }): Completion | null =>
  completion && {
    ...completion,
    signOffs: [
      ...completion.signOffs,
      { stage: event.data.stage, personId: event.actor.personId, at: event.at, opinion: event.data.opinion },
    ],
    leftUnitAt: event.data.last ? event.at : null,
  }

/** From the handler's submission to the office's confirmation. Null for other events. */
export const evolveCompletion = (matter: IssuedMatter, event: Unsealed): IssuedMatter | null => {
  switch (event.type) {
    case 'CompletionSubmitted': {
      const { assignmentId, completionId: id, summary, files } = event.data
      const completion: Completion = {
        id,
        submittedAt: event.at,
        submittedBy: event.actor.personId,
        summary,
        files,
        signOffs: [],
        leftUnitAt: null,
        confirmations: 0,
      }
      return both(matter, assignmentId, 'awaitingSignOff', () => ({ completion, returned: null }))
    }
    case 'CompletionSignedOff': {
      const status = event.data.last ? 'awaitingConfirmation' : 'awaitingSignOff'
      return both(matter, event.data.assignmentId, status, (a) => ({ completion: signed(a.completion, event) }))
    }
    case 'CompletionReturned': {
      const { assignmentId, by, missing, due, next } = event.data
      const byOffice = by === 'officer' || by === 'chiefOfficer'
      return both(matter, assignmentId, 'inProgress', (a) => ({
        ...(due ? dueSet(a, due, event.at) : {}),
        ...(byOffice ? { restartedAt: event.at } : {}),
        reporting: next,
        completion: null,
        returned: { at: event.at, by, missing },
      }))
    }
    case 'CompletionConfirmed':
      return withAssignment(matter, event.data.assignmentId, (a) => ({
        completion: a.completion && { ...a.completion, confirmations: a.completion.confirmations + 1 },
        ...(event.data.last ? { status: 'done' as const, doneAt: event.at } : {}),
      }))
    default:
      return null
  }
}
