import { instant } from '../../contract/schema'
import type { Says } from '../../decider/event'
import { facts, id, many, text } from '../../decider/shapes'

const task = { assignmentId: id, taskId: id, title: text, personId: id }

export const schemas = {
  TasksDecomposed: facts({
    assignmentId: id,
    tasks: many(facts({ id, title: text, personId: id, dueAt: instant })),
  }),
  TaskCompleted: facts({ assignmentId: id, taskId: id, text }),
  TaskMissed: facts(task),
  TaskRedated: facts({ ...task, from: instant, to: instant, reason: text }),
  /** `personId` has it now. */
  TaskReassigned: facts({ ...task, fromId: id, reason: text }),
  TaskCancelled: facts({ ...task, reason: text }),
} as const

export interface TaskEvents extends Says<typeof schemas> {}
