import { localDateTime } from '../../clock/time'
import { dateWords } from '../../clock/words'
import { said } from '../../decider/telling'
import { own } from '../../own'
import type { About, Choice } from '../base/form'
import type { Face } from '../base/topic'
import { isMyTask } from '../state/parties'
import type { contract } from './contract'
import type { TaskEvents } from './events'

/** One's own; the supervisor's choice is the whole unit's. */
const openTasks = ({ assignment, actor, names, now }: About): Choice[] =>
  (assignment?.tasks ?? [])
    .filter((task) => assignment && isMyTask(actor, task, assignment))
    .map((task) => ({
      value: task.id,
      label: task.title,
      note: `${own(names, task.personId) ?? ''} ${dateWords(now, task.dueAt)} 前`,
    }))

export const face: Face<TaskEvents, typeof contract, 'completeTask'> = {
  sentences: {
    TasksDecomposed: ({ tasks }, name) => ({
      title: '分解任务',
      lines: tasks.map(({ title, personId, dueAt }) => `${title}(${name(personId)}，${localDateTime(dueAt)} 前)`),
    }),
    TaskCompleted: ({ text }) => ({ title: '完成分解任务', lines: said(text) }),
    TaskMissed: ({ title, personId }, name) => ({
      title: `分解任务「${title}」未按时完成`,
      lines: [`责任人 ${name(personId)}`],
    }),
  },
  actions: {
    completeTask: { words: '完成任务', asked: 240 },
    decompose: { words: '分解任务', offered: 10 },
  },
  forms: {
    decompose: {
      intro: ({ assignment, now }) =>
        assignment ? [`每项任务落实到一个人，完成时间不晚于 ${dateWords(now, assignment.due.dueAt)}。`] : [],
      fields: [{ kind: 'tasks', name: 'tasks', label: '任务' }],
      submit: '分解任务',
      done: '任务已分解',
    },
    completeTask: {
      fields: [
        { kind: 'choice', name: 'taskId', label: '哪项任务', choices: openTasks },
        { kind: 'text', name: 'text', label: '完成情况' },
      ],
      submit: '完成任务',
      done: '任务已完成',
    },
  },
  todos: { completeTask: { group: 'act', command: 'completeTask', words: '完成任务' } },
}
