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

const WHICH = { kind: 'choice', name: 'taskId', label: '哪项任务', choices: openTasks } as const

const WITHIN = ({ assignment, now }: About): string[] =>
  assignment ? [`完成时间不晚于 ${dateWords(now, assignment.due.dueAt)}。`] : []

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
    TaskRedated: ({ title, from, to, reason }) => ({
      title: `分解任务「${title}」改期至 ${localDateTime(to)}`,
      lines: said(`原定 ${localDateTime(from)}`, `原因：${reason}`),
    }),
    TaskReassigned: ({ title, personId, fromId, reason }, name) => ({
      title: `分解任务「${title}」改由${name(personId)}办理`,
      lines: said(`原责任人 ${name(fromId)}`, `原因：${reason}`),
    }),
    TaskCancelled: ({ title, personId, reason }, name) => ({
      title: `取消分解任务「${title}」`,
      lines: said(`责任人 ${name(personId)}`, `原因：${reason}`),
    }),
  },
  actions: {
    completeTask: { words: '完成任务', asked: 240 },
    decompose: { words: '分解任务', offered: 10 },
    redateTask: { words: '任务改期', offered: 12 },
    reassignTask: { words: '任务换人', offered: 14 },
    cancelTask: { words: '取消任务', offered: 16 },
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
      fields: [WHICH, { kind: 'text', name: 'text', label: '完成情况' }],
      submit: '完成任务',
      done: '任务已完成',
    },
    redateTask: {
      intro: WITHIN,
      fields: [
        WHICH,
        { kind: 'moment', name: 'dueAt', label: '改到', after: ({ now }) => now },
        { kind: 'text', name: 'reason', label: '改期原因' },
      ],
      submit: '任务改期',
      done: '任务已改期',
    },
    reassignTask: {
      fields: [
        WHICH,
        { kind: 'person', name: 'personId', label: '改由谁办', unit: 'assignment', role: 'handler' },
        { kind: 'text', name: 'reason', label: '换人原因' },
      ],
      submit: '任务换人',
      done: '任务已换人',
    },
    cancelTask: {
      intro: () => ['取消的任务不再要求完成，记录保留。针对它的催办不因此算作落实。'],
      fields: [WHICH, { kind: 'text', name: 'reason', label: '取消原因' }],
      submit: '取消任务',
      done: '任务已取消',
    },
  },
  todos: { completeTask: { group: 'act', command: 'completeTask', words: '完成任务' } },
}
