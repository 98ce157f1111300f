import type { Instant } from '../../clock/time'
import { dateWords } from '../../clock/words'
import { isPlainText, NO_TEXT_WORDS, tidied } from '../../contract/plainText'
import { own } from '../../own'
import { type About, type Field, type Form, fieldsOf } from '../base/form'
import { TASK_TITLE_MAX } from '../tasks/contract'
import { type FormCommand, textLimits } from './index'

/** Field name to what is wrong with it, in words for people. */
export type Problems = Record<string, string>

/** A task as it would go out, perhaps unfinished. */
export interface SentTask {
  title: string
  personId?: string | null
  dueAt: Instant | null
}

const textProblem = (command: FormCommand, field: Field, value: string): string | null => {
  const { min, max } = textLimits(command, field.name)
  const length = value.trim().length
  if (length === 0) return field.optional ? null : `请填写${field.label}`
  if (length < min) return `至少 ${min} 个字`
  if (!isPlainText(tidied(value, 'prose'))) return NO_TEXT_WORDS
  return length > max ? `最多 ${max} 字，现在 ${length} 字` : null
}

const momentProblem = (value: Instant | null, optional: boolean, after: Instant, now: Instant): string | null => {
  if (value === null) return optional ? null : '请选择时间'
  if (value <= now) return '这个时间已经过去，请另选'
  return value <= after ? `须晚于 ${dateWords(now, after)}` : null
}

const percentProblem = (value: number | null, { label, optional }: Field): string | null => {
  if (value === null) return optional ? null : `请填写${label}`
  return Number.isInteger(value) && value >= 0 && value <= 100 ? null : '请填 0 到 100 的整数，不带小数'
}

const taskProblem = ({ title, personId, dueAt }: SentTask, { assignment, now }: About): string | null => {
  if (title.trim().length < 2) return '请写任务内容'
  if (title.trim().length > TASK_TITLE_MAX) return `任务内容最多 ${TASK_TITLE_MAX} 字`
  if (!personId) return '请选完成人'
  if (!dueAt) return '请选完成时间'
  if (dueAt <= now) return '完成时间已经过去'
  return assignment && dueAt > assignment.due.dueAt ? `完成时间不能晚于 ${dateWords(now, assignment.due.dueAt)}` : null
}

const tasksProblem = (tasks: SentTask[], about: About): string | null => {
  if (tasks.length === 0) return '请至少写一项任务'
  const problems = tasks.map((task) => taskProblem(task, about))
  const wrong = problems.findIndex((problem) => problem !== null)
  if (wrong < 0) return null
  return tasks.length > 1 ? `第 ${wrong + 1} 项：${problems[wrong]}` : (problems[wrong] ?? null)
}

const problemOf = (command: FormCommand, field: Field, value: unknown, about: About): string | null => {
  switch (field.kind) {
    case 'text':
      return textProblem(command, field, value as string)
    case 'moment':
      return momentProblem(
        value as Instant | null,
        field.optional !== undefined,
        field.after?.(about) ?? about.now,
        about.now,
      )
    case 'tasks':
      return tasksProblem(value as SentTask[], about)
    case 'percent':
      return percentProblem(value as number | null, field)
    case 'day':
    case 'person':
    case 'unit':
    case 'choice':
      return value === null && !field.optional ? `请选择${field.label}` : null
    case 'files':
    case 'people':
    case 'yes':
      return null
    default: {
      const unknown: never = field
      throw new Error(`unknown field ${JSON.stringify(unknown)}`)
    }
  }
}

/**
 * What must be put right before the form can go out; empty when nothing. `sent` has each field's value as it would go
 * out. The server checks all of it again.
 */
export const problemsOf = (
  command: FormCommand,
  form: Form,
  about: About,
  sent: Readonly<Record<string, unknown>>,
): Problems => {
  const found = fieldsOf(form, about).map((field) => [
    field.name,
    problemOf(command, field, own(sent, field.name), about),
  ])
  return Object.fromEntries(found.filter(([, problem]) => problem !== null))
}

/**
 * The field that a refusal's `detail` speaks of, or null: a name, or a path into the input (`tasks.0.dueAt`). What it
 * says of a task's part belongs to the tasks.
 */
export const fieldOfDetail = (form: Form, detail: string | undefined): string | null => {
  const names = (form.fields as Field[]).map(({ name }) => name)
  const parts = (detail ?? '').split(/[/.[\] ]+/).filter(Boolean)
  const named = parts.find((part) => names.includes(part))
  if (named) return named
  const ofTask = parts.some((part) => part === 'title' || part === 'personId' || part === 'dueAt')
  return ofTask && names.includes('tasks') ? 'tasks' : null
}
