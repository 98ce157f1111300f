import type { UnsealedOf } from '../../decider/event'
import { one } from '../../decider/step'
import type { Wanted } from '../../decider/wanted'
import { type Address, toPerson } from '../../people/address'
import { headsOf } from '../base/addressees'
import { onIssued } from '../base/follow'
import { doersOf, everyUnit, inCharge } from '../base/recipients'
import { keyOf } from '../base/step'
import type { Topic } from '../base/topic'
import { whileRunning } from '../base/wanted'
import { assignmentIn } from '../state/assignments'
import { type IssuedMatter, isIssued, leadOf, type Matter } from '../state/matter'
import { underMoment } from '../state/moments'
import { type InstructionEvents, schemas } from './events'

const answered = (
  matter: IssuedMatter,
  { data: { instructionId, assignmentId } }: UnsealedOf<InstructionEvents, 'InstructionAnswered'>,
): IssuedMatter => ({
  ...matter,
  instructions: matter.instructions
    .map((i) =>
      i.id === instructionId ? { ...i, assignmentIds: i.assignmentIds.filter((id) => id !== assignmentId) } : i,
    )
    .filter((i) => i.assignmentIds.length > 0),
})

/** The leader who gave it. */
const giverOf = (matter: Matter | null, instructionId: string): Address[] =>
  matter && isIssued(matter)
    ? matter.instructions.filter((i) => i.id === instructionId).map((i) => toPerson(i.leaderId))
    : []

/** A leader's instruction 批示 and the answer to it. */
export const topic: Topic<InstructionEvents, 'answerInstruction'> = {
  schemas,
  events: {
    InstructionGiven: {
      evolve: onIssued((matter, { at, actor, data: { instructionId: id, text, assignmentIds, answerDueAt } }) => {
        const open = { id, at, leaderId: actor.personId, text, assignmentIds, answerDueAt, missed: false }
        return { ...matter, instructions: [...matter.instructions, open] }
      }),
      recipients: (matter) => [
        ...everyUnit(matter, (a) => (a.kind === 'lead' ? [...doersOf(a), ...headsOf(a)] : [])),
        ...inCharge(matter),
      ],
      message: 'todo',
      points: null,
    },
    InstructionAnswered: {
      evolve: onIssued(answered),
      // once answered it is only in the state before
      recipients: (_, { data: { instructionId } }, before) => [
        ...giverOf(before, instructionId),
        ...(before ? inCharge(before) : []),
      ],
      message: 'result',
      points: null,
    },
    InstructionAnswerMissed: {
      evolve: onIssued((matter, { data: { instructionId } }) => ({
        ...matter,
        instructions: matter.instructions.map((i) => (i.id === instructionId ? { ...i, missed: true } : i)),
      })),
      recipients: (matter, { data: { instructionId } }) =>
        isIssued(matter) ? [...giverOf(matter, instructionId), ...doersOf(leadOf(matter)), ...inCharge(matter)] : [],
      message: 'due',
      points: null,
    },
  },
  todos: {
    answerInstruction: whileRunning((matter) =>
      matter.instructions.flatMap(({ id, text, assignmentIds, answerDueAt }) =>
        assignmentIds.flatMap((assignmentId): Wanted[] => {
          const a = assignmentIn(matter, assignmentId)
          if (!a) return []
          return [
            { to: doersOf(a), sentence: `请回复批示：${text}`, dueAt: answerDueAt, partId: assignmentId, what: id },
          ]
        }),
      ),
    ),
  },
  steps: [
    (matter) =>
      matter.instructions.flatMap((instruction) =>
        instruction.answerDueAt === null || instruction.missed
          ? []
          : [
              one(keyOf(matter, 'instruction', '-', underMoment(instruction)), instruction.answerDueAt, {
                type: 'InstructionAnswerMissed',
                data: { instructionId: instruction.id },
              }),
            ],
      ),
  ],
}
