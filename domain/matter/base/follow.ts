import { withAssignment } from '../state/assignments'
import { type Assignment, type DraftMatter, type IssuedMatter, isIssued, type Matter } from '../state/matter'

/** The event does not belong to the state that it meets: the trail or the code is wrong, nothing a person did. */
export const doesNotFollow = (event: { type: string | number | symbol; seq: number }): never => {
  throw new Error(`event ${String(event.type)} does not follow from the state at ${event.seq}`)
}

type Event = Parameters<typeof doesNotFollow>[0]

/** Follows from a draft, which it is not yet out of. */
export const onDraft =
  <V extends Event>(follow: (draft: DraftMatter, event: V) => Matter) =>
  (matter: Matter | null, event: V): Matter =>
    matter === null || isIssued(matter) ? doesNotFollow(event) : follow(matter, event)

/** Follows from an issued matter; null where its state is another one. */
export const onIssued =
  <V extends Event>(follow: (matter: IssuedMatter, event: V) => IssuedMatter | null) =>
  (matter: Matter | null, event: V): Matter =>
    (matter !== null && isIssued(matter) && follow(matter, event)) || doesNotFollow(event)

/** Changes the assignment that the event names. */
export const onAssignment = <V extends Event & { data: { assignmentId: string } }>(
  change: (assignment: Assignment, event: V) => Partial<Assignment>,
) =>
  onIssued<V>((matter, event) =>
    withAssignment(matter, event.data.assignmentId, (assignment) => change(assignment, event)),
  )
