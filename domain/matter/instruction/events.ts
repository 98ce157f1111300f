import { instant, nullable } from '../../contract/schema'
import { facts, files, flag, id, many, text } from '../base/shapes'
import type { Says } from '../state/event'

export const schemas = {
  InstructionGiven: facts({ instructionId: id, text, assignmentIds: many(id), answerDueAt: nullable(instant) }),
  InstructionAnswered: facts({ instructionId: id, assignmentId: id, text, files, late: flag }),
  InstructionAnswerMissed: facts({ instructionId: id }),
} as const

export interface InstructionEvents extends Says<typeof schemas> {}
