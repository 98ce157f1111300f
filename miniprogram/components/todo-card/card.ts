import type { Calendar } from '../../../domain/clock/calendar'
import { LIGHT_WORDS, type Light, lightOfLine } from '../../../domain/clock/light'
import type { Instant } from '../../../domain/clock/time'
import { dateWords, timeLeft } from '../../../domain/clock/words'
import type { Names } from '../../../domain/decider/telling'
import type { Todo } from '../../../domain/decider/todo'
import { URGENCY_WORDS } from '../../../domain/rules/kinds'
import type { Subject } from '../../../domain/subject'
import { todoWords } from '../../../domain/todo/faces'
import { whoWaits } from '../../../domain/todo/words'

/** A to-do as its card shows it: every string is ready. */
export interface TodoCard {
  id: string
  subject: Subject
  partId: string | null
  kind: string
  sentence: string
  title: string
  number: string
  /** 区住建局 沈秋远 · 已等 3 天; empty for what waits for nobody's decision. */
  waiting: string
  /** Empty where nothing is due: then nothing can be late. */
  light: Light | ''
  /** The light's word; for red how late it is (已超期 3 天), which says both. */
  word: string
  /** 还剩 2 个工作日, 未设时限; empty for red. */
  left: string
  dueAt: Instant | null
  /** 10月8日 17:30 前; empty where nothing is due. */
  due: string
  /** 紧急 or 特急, else empty. */
  urgency: string
  action: string
  /** 有草稿，2 个文件待传; empty where nothing was begun. */
  draft: string
}

interface Read {
  names: Names
  now: Instant
  calendar: Calendar
}

export const cardOf = (todo: Todo, { names, now, calendar }: Read, draft = ''): TodoCard => {
  const { dueAt } = todo
  const light = dueAt ? lightOfLine(todo, now) : ''
  const left = dueAt ? timeLeft(calendar, now, dueAt) : '未设时限'
  return {
    id: todo._id,
    subject: todo.subject,
    partId: todo.partId,
    kind: todo.kind,
    sentence: todo.sentence,
    title: todo.title,
    number: todo.number ?? '尚未编号',
    waiting: whoWaits(todo, names, now),
    light,
    word: light === 'red' ? left : light && LIGHT_WORDS[light],
    left: light === 'red' ? '' : left,
    dueAt,
    due: dueAt ? `${dateWords(now, dueAt)} 前` : '',
    urgency: todo.urgency === 'normal' ? '' : URGENCY_WORDS[todo.urgency],
    action: todoWords(todo),
    draft,
  }
}
