import type { Instant } from '../../clock/time'
import { isRefusal, type Refusal, refuse } from '../../refusal'
import { assignmentMustBe, first, when } from '../base/guards'
import { assigned, type Context, type Situation, unfit } from '../base/situation'
import type { Commands } from '../base/topic'
import { completesTask, isMyTask } from '../state/parties'
import type { contract } from './contract'
import type { TaskEvents } from './events'
import { persons } from './persons'

const hasTask = ({ assignment, actor }: Situation): boolean =>
  assignment?.tasks.some((task) => isMyTask(actor, task, assignment)) ?? false

const AT_WORK = ['signedIn', 'inProgress', 'awaitingSignOff'] as const

const changeable = (s: Situation): Refusal | null =>
  first(
    assignmentMustBe(...AT_WORK)(s),
    when(s.assignment?.tasks.some(({ doneAt }) => doneAt === null) === true, () => refuse('NO_OPEN_TASK')),
  )

/** A task to be changed, as events name it; NOT_FOUND, ALREADY_DONE. */
const taskNamed = (taskId: string, context: Context) => {
  const { id: assignmentId, tasks } = assigned(context)
  const task = tasks.find(({ id }) => id === taskId)
  if (!task) return refuse('NOT_FOUND', 'taskId')
  if (task.doneAt !== null) return refuse('ALREADY_DONE')
  const { title, personId, dueAt } = task
  return { about: { assignmentId, taskId, title, personId }, dueAt }
}

/** Why a task cannot be due at a moment; null where it can. */
const outside = (dueAt: Instant, context: Context): Refusal | null => {
  if (dueAt <= context.now) return refuse('IN_THE_PAST', 'dueAt')
  return dueAt > assigned(context).due.dueAt ? refuse('AFTER_ASSIGNMENT_DUE', 'dueAt') : null
}

export const commands: Commands<typeof contract, TaskEvents> = {
  /** 逐级分解: tasks for persons of the unit, due not later than the assignment. */
  decompose: {
    may: assignmentMustBe('signedIn', 'inProgress'),
    decide: ({ tasks }, context) => {
      const { id } = assigned(context)
      const refusal = first(
        ...tasks.map(({ dueAt }) => outside(dueAt, context)),
        ...tasks.map(({ personId }) => unfit(persons.decompose.tasks, personId, 'personId', context)),
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
        assignmentMustBe(...AT_WORK)(s),
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
  /** Within the assignment's due moment (docs/domain.md, section 3), as the next two. */
  redateTask: {
    may: (s) =>
      first(
        changeable(s),
        when(s.assignment !== null && s.assignment.due.dueAt > s.now, () => refuse('NO_TIME_LEFT')),
      ),
    decide: ({ taskId, dueAt: to, reason }, context) => {
      const task = taskNamed(taskId, context)
      if (isRefusal(task)) return task
      if (to === task.dueAt) return refuse('NOTHING_CHANGED', 'dueAt')
      const data = { ...task.about, from: task.dueAt, to, reason }
      return outside(to, context) ?? [{ type: 'TaskRedated', data }]
    },
  },
  reassignTask: {
    may: changeable,
    decide: ({ taskId, personId, reason }, context) => {
      const task = taskNamed(taskId, context)
      if (isRefusal(task)) return task
      const { personId: fromId } = task.about
      const refusal = unfit(persons.reassignTask.personId, personId, 'personId', context, { taskId })
      return refusal ?? [{ type: 'TaskReassigned', data: { ...task.about, personId, fromId, reason } }]
    },
  },
  cancelTask: {
    may: changeable,
    decide: ({ taskId, reason }, context) => {
      const task = taskNamed(taskId, context)
      return isRefusal(task) ? task : [{ type: 'TaskCancelled', data: { ...task.about, reason } }]
    },
  },
}
