import { instant, nullable, object, oneOf } from '../../contract/schema'
import type { Says } from '../../decider/event'
import { facts, factsSince, flag, id, many, text } from '../../decider/shapes'
import { files } from '../base/shapes'
import { INSTRUCTION_KINDS } from './kinds'

export const schemas = {
  /**
   * `assignmentIds`: the lead's, where it answers; `office`: the officer in charge does. `leads`: the fronts that the
   * leader led. Before there were kinds each asked for an answer, by its moment or by none.
   */
  InstructionGiven: factsSince(
    { instructionId: id, text, assignmentIds: many(id), answerDueAt: nullable(instant) },
    { kind: oneOf(INSTRUCTION_KINDS), office: flag, leads: many(id) },
  ),
  /** Without an assignment it is the office's answer. */
  InstructionAnswered: object({ instructionId: id, assignmentId: id, text, files, late: flag }, [
    'instructionId',
    'text',
    'files',
    'late',
  ]),
  InstructionAnswerMissed: facts({ instructionId: id }),
  /** Nobody need answer it any more. */
  InstructionReleased: facts({ instructionId: id, reason: text }),
  /** The leader has read what was answered; without a new word it stands. */
  AnswerRead: facts({ instructionId: id }),
} as const

export interface InstructionEvents extends Says<typeof schemas> {}
