import type { Instant } from '../../../domain/clock/time'
import { dateWords } from '../../../domain/clock/words'
import { textLimits } from '../../../domain/matter/forms'
import type { About, Field, Form } from '../../../domain/matter/forms/form'
import { countFailed, type FileItem } from '../../components/file-grid/items'
import type { PhoneCommand } from './formOf'
import { fieldsOf, type Named, type TaskValue, type Value, type Values } from './values'

/** Field name to what is wrong with it, in words for people. */
export type Problems = Record<string, string>

const textProblem = (command: PhoneCommand, field: Field, value: string): string | null => {
  const { min, max } = textLimits(command, field.name)
  const length = value.trim().length
  if (length === 0) return field.optional ? null : `请填写${field.label}`
  if (length < min) return `至少 ${min} 个字`
  return length > max ? `最多 ${max} 字,现在 ${length} 字` : null
}

const momentProblem = (value: Instant | null, optional: boolean, after: Instant, now: Instant): string | null => {
  if (value === null) return optional ? null : '请选择时间'
  if (value <= now) return '这个时间已经过去,请另选'
  return value <= after ? `须晚于 ${dateWords(now, after)}` : null
}

const taskProblem = ({ title, person, dueAt }: TaskValue, { assignment, now }: About): string | null => {
  if (title.trim().length < 2) return '请写任务内容'
  if (!person) return '请选完成人'
  if (!dueAt) return '请选完成时间'
  if (dueAt <= now) return '完成时间已经过去'
  return assignment && dueAt > assignment.due.dueAt ? `完成时间不能晚于 ${dateWords(now, assignment.due.dueAt)}` : null
}

const tasksProblem = (tasks: TaskValue[], about: About): string | null => {
  if (tasks.length === 0) return '请至少写一项任务'
  const wrong = tasks.findIndex((task) => taskProblem(task, about) !== null)
  const problem = wrong < 0 ? null : taskProblem(tasks[wrong] as TaskValue, about)
  return problem && tasks.length > 1 ? `第 ${wrong + 1} 项:${problem}` : problem
}

const missing = (field: Field, value: unknown): string | null =>
  value === null && !field.optional ? `请选择${field.label}` : null

const problemOf = (command: PhoneCommand, field: Field, value: Value, about: About): string | null => {
  switch (field.kind) {
    case 'text':
      return textProblem(command, field, value as string)
    case 'moment':
      return momentProblem(
        value as Instant | null,
        field.optional ?? false,
        field.after?.(about) ?? about.now,
        about.now,
      )
    case 'files':
      return countFailed(value as FileItem[]) ? '有文件没传上去,请点图块重试,或删掉它' : null
    case 'tasks':
      return tasksProblem(value as TaskValue[], about)
    case 'person':
    case 'unit':
      return missing(field, value as Named | null)
    case 'choice':
      return missing(field, value)
    case 'people':
    case 'yes':
      return null
    default: {
      const unknown: never = field
      throw new Error(`unknown field ${JSON.stringify(unknown)}`)
    }
  }
}

/** What must be put right before the form can go out; empty when nothing. The server checks all of it again. */
export const problemsOf = (command: PhoneCommand, form: Form, about: About, values: Values): Problems => {
  const found = fieldsOf(form, about).map((field) => [
    field.name,
    problemOf(command, field, values[field.name] as Value, about),
  ])
  return Object.fromEntries(found.filter(([, problem]) => problem !== null))
}

/**
 * The field that a refusal's `detail` speaks of, or null: a name, or a path into the input (`/tasks/0/dueAt`). What it
 * says of a task's part belongs to the tasks.
 */
export const fieldOfDetail = (form: Form, detail: string): string | null => {
  const names = (form.fields as Field[]).map(({ name }) => name)
  const parts = detail.split(/[/.[\] ]+/).filter(Boolean)
  const named = parts.find((part) => names.includes(part))
  if (named) return named
  const ofTask = parts.some((part) => part === 'title' || part === 'personId' || part === 'dueAt')
  return ofTask && names.includes('tasks') ? 'tasks' : null
}
