import { instant } from '../../contract/schema'
import type { Says } from '../../decider/event'
import { facts, id, many, text } from '../../decider/shapes'

export const schemas = {
  TasksDecomposed: facts({
    assignmentId: id,
    tasks: many(facts({ id, title: text, personId: id, dueAt: instant })),
  }),
  TaskCompleted: facts({ assignmentId: id, taskId: id, text }),
  TaskMissed: facts({ assignmentId: id, taskId: id, title: text, personId: id }),
} as const

export interface TaskEvents extends Says<typeof schemas> {}
