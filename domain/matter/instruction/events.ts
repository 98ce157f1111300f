import { instant, nullable } from '../../contract/schema'
import type { Says } from '../../decider/event'
import { facts, flag, id, many, text } from '../../decider/shapes'
import { files } from '../base/shapes'

export const schemas = {
  InstructionGiven: facts({ instructionId: id, text, assignmentIds: many(id), answerDueAt: nullable(instant) }),
  InstructionAnswered: facts({ instructionId: id, assignmentId: id, text, files, late: flag }),
  InstructionAnswerMissed: facts({ instructionId: id }),
} as const

export interface InstructionEvents extends Says<typeof schemas> {}
