import { own } from '../../own'
import { actsAs, type Situation } from '../base/situation'
import { assignmentIn } from '../state/assignments'
import { type Instruction, isIssued, leadOf, unanswered } from '../state/matter'

/** Those that the named assignment's unit answers: the lead's, whichever that is by now. */
export const toLead = ({ matter, assignment }: Situation): Instruction[] =>
  isIssued(matter) && assignment?.id === leadOf(matter).id ? unanswered(matter).filter((i) => i.toLead) : []

export const toOffice = ({ matter }: Situation): Instruction[] => unanswered(matter).filter((i) => i.toOffice)

/** The chief may let any go; a leader his own, or what he took over; a liaison his front's leader's. */
export const mayLetGo = (s: Situation): Instruction[] => {
  const { matter, actor } = s
  if (actsAs(s, 'chiefOfficer')) return unanswered(matter)
  const follows = actor.roles.flatMap(({ role, scope }) =>
    role === 'liaison' && scope.kind === 'front' ? scope.frontId : [],
  )
  return unanswered(matter).filter(
    ({ leaderId, leads }) => leaderId === actor.personId || leads.some((frontId) => follows.includes(frontId)),
  )
}

/** What was answered and is laid before the actor. */
export const toRead = ({ matter, actor }: Situation): Instruction[] =>
  matter.instructions.filter(({ answer, leaderId }) => answer !== null && leaderId === actor.personId)

const WHOSE: Readonly<Record<string, (s: Situation) => Instruction[]>> = {
  answerInstruction: toLead,
  answerForOffice: toOffice,
  releaseInstruction: mayLetGo,
  readAnswer: toRead,
}

/** Of the actions that a person may take on the matter, those on one instruction. */
export const actionsOn = <A extends { command: string; assignmentId: string | null }>(
  { id }: Instruction,
  s: Omit<Situation, 'assignment'>,
  actions: readonly A[],
): A[] =>
  actions.filter(({ command, assignmentId }) =>
    own(
      WHOSE,
      command,
    )?.({ ...s, assignment: assignmentIn(s.matter, assignmentId ?? undefined) }).some((one) => one.id === id),
  )
