import type { UnsealedOf } from '../../decider/event'
import { one } from '../../decider/step'
import type { Wanted } from '../../decider/wanted'
import { type Address, toPerson } from '../../people/address'
import { headsOf, supervisorsOf } from '../base/addressees'
import { doesNotFollow, onIssued } from '../base/follow'
import { doersOf, inCharge } from '../base/recipients'
import { keyOf } from '../base/step'
import type { Topic } from '../base/topic'
import { type Instruction, isAssignmentOver, isIssued, leadOf, type Matter, unanswered } from '../state/matter'
import { underMoment } from '../state/moments'
import { type InstructionEvents, schemas } from './events'

/** On a draft as on an issued matter. */
const on =
  <T extends keyof InstructionEvents>(
    change: (instructions: Instruction[], event: UnsealedOf<InstructionEvents, T>) => Instruction[],
  ) =>
  (matter: Matter | null, event: UnsealedOf<InstructionEvents, T>): Matter =>
    matter === null ? doesNotFollow(event) : { ...matter, instructions: change(matter.instructions, event) }

/** A leader who speaks again has read what was laid before him. */
const given = (
  instructions: Instruction[],
  { at, actor, data }: UnsealedOf<InstructionEvents, 'InstructionGiven'>,
): Instruction[] => {
  const { instructionId: id, text, kind = 'answer', assignmentIds, office = false, leads = [], answerDueAt } = data
  const unread = instructions.filter(({ answer, leaderId }) => answer === null || leaderId !== actor.personId)
  if (kind !== 'answer') return unread
  const toLead = assignmentIds.length > 0 || !office
  const { personId: leaderId } = actor
  const fresh = { id, at, leaderId, leads, text, toLead, toOffice: office, answerDueAt, missed: false, answer: null }
  return [...unread, fresh]
}

const without = (
  instructions: Instruction[],
  { data: { instructionId } }: { data: { instructionId: string } },
): Instruction[] => instructions.filter(({ id }) => id !== instructionId)

/** Whoever it came from, or came after him. */
const giverOf = (matter: Matter | null, instructionId: string): Address[] =>
  (matter?.instructions ?? []).filter(({ id }) => id === instructionId).map(({ leaderId }) => toPerson(leaderId))

/** Once its part is over the unit's supervisor answers: nobody is named for it any more. */
const leadDoers = (matter: Matter): Address[] => {
  if (!isIssued(matter)) return []
  const lead = leadOf(matter)
  return isAssignmentOver(lead) ? supervisorsOf(lead) : doersOf(lead)
}

const leadAndOffice = (matter: Matter): Address[] => [
  ...leadDoers(matter),
  ...(isIssued(matter) ? headsOf(leadOf(matter)) : []),
  ...inCharge(matter),
]

const asking = ({ id, at, leaderId, text, answerDueAt }: Instruction): Omit<Wanted, 'to'> => ({
  sentence: `请回复批示：${text}`,
  dueAt: answerDueAt,
  what: id,
  ...(answerDueAt === null && { since: at, byId: leaderId }),
})

/** Nothing is asked of a unit while it is suspended. */
const askedOfLead = (matter: Matter): Instruction[] =>
  matter.status === 'suspended' ? [] : unanswered(matter).filter(({ toLead }) => toLead)

/** A leader's instruction 批示, the answer to it, and 呈阅. */
export const topic: Topic<InstructionEvents, 'answerInstruction' | 'answerForOffice' | 'readAnswer'> = {
  schemas,
  events: {
    InstructionGiven: {
      evolve: on<'InstructionGiven'>(given),
      recipients: leadAndOffice,
      message: 'todo',
      points: null,
    },
    InstructionAnswered: {
      evolve: on<'InstructionAnswered'>((all, { at, actor, data: { instructionId, text, files } }) =>
        all.map((i) => (i.id === instructionId ? { ...i, answer: { at, personId: actor.personId, text, files } } : i)),
      ),
      recipients: (matter, { data: { instructionId } }) => [...giverOf(matter, instructionId), ...inCharge(matter)],
      message: 'result',
      points: null,
    },
    InstructionAnswerMissed: {
      evolve: onIssued((matter, { data: { instructionId } }) => ({
        ...matter,
        instructions: matter.instructions.map((i) => (i.id === instructionId ? { ...i, missed: true } : i)),
      })),
      recipients: (matter, { data: { instructionId } }) => [
        ...giverOf(matter, instructionId),
        ...leadDoers(matter),
        ...inCharge(matter),
      ],
      message: 'due',
      points: null,
    },
    InstructionReleased: {
      evolve: on<'InstructionReleased'>(without),
      recipients: (matter, { data: { instructionId } }, before) => [
        ...giverOf(before, instructionId),
        ...leadAndOffice(matter),
      ],
      message: 'result',
      points: null,
    },
    AnswerRead: { evolve: on<'AnswerRead'>(without), recipients: leadAndOffice, message: null, points: null },
  },
  todos: {
    answerInstruction: (matter) =>
      isIssued(matter)
        ? askedOfLead(matter).map((i) => ({ ...asking(i), to: leadDoers(matter), partId: leadOf(matter).id }))
        : [],
    answerForOffice: (matter) =>
      unanswered(matter)
        .filter(({ toOffice }) => toOffice)
        .map((i) => ({ ...asking(i), to: inCharge(matter) })),
    readAnswer: (matter) =>
      matter.instructions.flatMap(({ id, leaderId, text, answer }): Wanted[] =>
        answer
          ? [
              {
                to: [toPerson(leaderId)],
                sentence: `呈阅批示办理结果：${text}`,
                what: id,
                since: answer.at,
                byId: answer.personId,
              },
            ]
          : [],
      ),
  },
  steps: [
    (matter) =>
      unanswered(matter).flatMap((instruction) =>
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
