import { refuse } from '../../refusal'
import { assignmentMustBe, first, when } from '../base/guards'
import { assigned, type Situation, unfit } from '../base/situation'
import type { Commands } from '../base/topic'
import { completesTask, isMyTask } from '../state/parties'
import { contract } from './contract'
import type { TaskEvents } from './events'

const hasTask = ({ assignment, actor }: Situation): boolean =>
  assignment?.tasks.some((task) => isMyTask(actor, task, assignment)) ?? false

export const commands: Commands<typeof contract, TaskEvents> = {
  /** 逐级分解: tasks for persons of the unit, due not later than the assignment. */
  decompose: {
    may: assignmentMustBe('signedIn', 'inProgress'),
    decide: ({ tasks }, context) => {
      const { id, due } = assigned(context)
      for (const task of tasks) {
        if (task.dueAt <= context.now) return refuse('IN_THE_PAST', 'dueAt')
        if (task.dueAt > due.dueAt) return refuse('AFTER_ASSIGNMENT_DUE', 'dueAt')
      }
      const refusal = first(
        ...tasks.map(({ personId }) => unfit(personId, 'personId', contract.completeTask.reach.roles, context)),
      )
      if (refusal) return refusal
      const n = context.matter.version + 1
      return [
        {
          type: 'TasksDecomposed',
          data: { assignmentId: id, tasks: tasks.map((task, i) => ({ id: `T${n}-${i + 1}`, ...task })) },
        },
      ]
    },
  },
  completeTask: {
    may: (s) =>
      first(
        assignmentMustBe('signedIn', 'inProgress', 'awaitingSignOff')(s),
        when(hasTask(s), () => refuse('NO_OPEN_TASK')),
      ),
    decide: ({ taskId, text }, context) => {
      const assignment = assigned(context)
      const task = assignment.tasks.find((t) => t.id === taskId)
      if (!task) return refuse('NOT_FOUND', 'taskId')
      if (!completesTask(context.actor, task, assignment)) return refuse('NO_RIGHT')
      if (task.doneAt !== null) return refuse('ALREADY_DONE')
      return [{ type: 'TaskCompleted', data: { assignmentId: assignment.id, taskId, text } }]
    },
  },
}
