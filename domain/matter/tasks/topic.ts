import { later, one } from '../../decider/step'
import { toPerson } from '../../people/address'
import { supervisorsOf } from '../base/addressees'
import { onAssignment, onIssued } from '../base/follow'
import { toAssignment } from '../base/recipients'
import { keyOf, ofWorkingAssignments } from '../base/step'
import type { Topic } from '../base/topic'
import { ofEachAssignment } from '../base/wanted'
import { withAssignment } from '../state/assignments'
import { type IssuedMatter, type Task, withReaders } from '../state/matter'
import { underMoment, withAnother } from '../state/moments'
import { schemas, type TaskEvents } from './events'

/** A reopening gives an open task a new moment, which may pass once more. */
const inRound = ({ round }: IssuedMatter, task: Task): string =>
  round === 1 ? underMoment(task) : `${underMoment(task)}/${round}`

/** Tasks 分解任务 of an assignment, each a person's. */
export const topic: Topic<TaskEvents, 'completeTask'> = {
  schemas,
  events: {
    TasksDecomposed: {
      evolve: onAssignment((a, { data }) => ({
        tasks: [...a.tasks, ...data.tasks.map((task) => ({ ...task, doneAt: null, missed: false }))],
      })),
      recipients: (_, { data }) => data.tasks.map((task) => toPerson(task.personId)),
      message: 'todo',
      points: null,
    },
    TaskCompleted: {
      evolve: onAssignment((a, { at, data: { taskId } }) => ({
        tasks: a.tasks.map((task) => (task.id === taskId ? { ...task, doneAt: at } : task)),
      })),
      recipients: toAssignment(supervisorsOf),
      message: null,
      points: null,
    },
    TaskMissed: {
      evolve: onAssignment((a, { data: { taskId } }) => ({
        tasks: a.tasks.map((task) => (task.id === taskId ? { ...task, missed: true } : task)),
      })),
      recipients: (_, { data: { personId } }) => [toPerson(personId)],
      message: 'due',
      points: null,
    },
    TaskRedated: {
      evolve: onAssignment((a, { data: { taskId, to } }) => ({ tasks: withAnother(a.tasks, taskId, { dueAt: to }) })),
      recipients: (_, { data: { personId } }) => [toPerson(personId)],
      message: 'result',
      points: null,
    },
    TaskReassigned: {
      evolve: onIssued((matter, { data: { assignmentId, taskId, personId, fromId } }) =>
        withAssignment(withReaders(matter, [fromId]), assignmentId, (a) => ({
          tasks: a.tasks.map((task) => (task.id === taskId ? { ...task, personId } : task)),
        })),
      ),
      recipients: (_, { data: { personId, fromId } }) => [toPerson(personId), toPerson(fromId)],
      message: 'todo',
      points: null,
    },
    TaskCancelled: {
      evolve: onIssued((matter, { data: { assignmentId, taskId, personId } }) =>
        withAssignment(withReaders(matter, [personId]), assignmentId, (a) => ({
          tasks: a.tasks.filter(({ id }) => id !== taskId),
        })),
      ),
      recipients: (_, { data: { personId } }) => [toPerson(personId)],
      message: 'result',
      points: null,
    },
  },
  todos: {
    // not while the office has the completion, which stands for them
    completeTask: ofEachAssignment(({ status, tasks }) =>
      status === 'awaitingConfirmation'
        ? []
        : tasks
            .filter((task) => task.doneAt === null)
            .map(({ id, title, personId, dueAt }) => ({
              to: [toPerson(personId)],
              sentence: `请完成任务：${title}`,
              dueAt,
              what: id,
            })),
    ),
  },
  steps: [
    ofWorkingAssignments((matter, a) =>
      a.tasks
        .filter((task) => task.doneAt === null && !task.missed)
        .map((task) =>
          one(keyOf(matter, 'task', a.id, inRound(matter, task)), later(task.dueAt, a.restartedAt), {
            type: 'TaskMissed',
            data: { assignmentId: a.id, taskId: task.id, title: task.title, personId: task.personId },
          }),
        ),
    ),
  ],
}
