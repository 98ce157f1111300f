import type { NewOf } from '../../decider/event'
import { hasEnded, isAssignmentOver, type Matter } from '../state/matter'
import { assignmentsOf } from '../state/turns'
import type { SupervisionEvents } from './events'

/** Requests that nobody can decide any more: whatever ended the matter, or gave the work to another, ended them. */
export const lapsedIn = (matter: Matter): NewOf<SupervisionEvents, 'SupervisionLapsed'>[] =>
  assignmentsOf(matter).flatMap((a) =>
    a.supervision && (hasEnded(matter) || isAssignmentOver(a))
      ? [{ type: 'SupervisionLapsed', data: { assignmentId: a.id, requestId: a.supervision.id } }]
      : [],
  )
