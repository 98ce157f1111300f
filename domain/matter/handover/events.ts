import { object, oneOf } from '../../contract/schema'
import type { Says } from '../../decider/event'
import { flag, id, many, text } from '../../decider/shapes'
import { officerRole } from '../drafting/events'

/** What somebody may be named for: one of the three, a task, the matter as a whole, an instruction that he gave. */
const DUTIES = ['leader', 'sectionHead', 'handler', 'task', 'officer', 'instruction'] as const
export type DutyKind = (typeof DUTIES)[number]

const duty = object(
  {
    duty: oneOf(DUTIES),
    assignmentId: id,
    taskId: id,
    instructionId: id,
    /** The task's or the instruction's. */
    title: text,
    toId: id,
    /** Only until the unit names somebody anew. */
    standIn: flag,
  },
  ['duty', 'toId'],
)

export const schemas = {
  /** What was open with somebody who left, each duty with who has it now. `passedUp`: completions that nobody in the unit can sign. */
  DutyHandedOver: object({ personId: id, duties: many(duty), officerRole, passedUp: many(id) }, ['personId', 'duties']),
} as const

export interface HandoverEvents extends Says<typeof schemas> {}

export type HandedDuty = HandoverEvents['DutyHandedOver']['duties'][number]
