import type { Instant } from '../../../domain/clock/time'
import type { About, Field, FieldKind, Form, Target } from '../../../domain/matter/base/form'
import { own } from '../../../domain/own'
import { type FileItem, itemOf, refsOf } from '../../components/file-grid/items'

/** A person or unit as chosen: the id goes out, the name is shown. */
export interface Named {
  id: string
  name: string
}

export interface TaskValue {
  title: string
  person: Named | null
  dueAt: Instant | null
}

/** What each kind of field holds while the form is filled in. Plain data, so that a draft can keep it. */
interface ValueOf {
  text: string
  moment: Instant | null
  files: FileItem[]
  person: Named | null
  people: Named[]
  unit: Named | null
  choice: string | null
  yes: boolean
  tasks: TaskValue[]
}

export type Value = ValueOf[FieldKind]
export type Values = Record<string, Value>

const EMPTY_TASK: TaskValue = { title: '', person: null, dueAt: null }

/** The tapped item when it is among the choices; the only one there is, unless none may be meant. */
const initialChoice = (field: Extract<Field, { kind: 'choice' }>, about: About): string | null => {
  const choices = field.choices(about)
  const initial = field.initial?.(about) ?? null
  if (initial !== null) return initial
  const tapped = choices.find(({ value }) => value === about.item)
  if (tapped) return tapped.value
  return choices.length === 1 && !field.optional ? (choices[0]?.value ?? null) : null
}

const initialPerson = (field: Extract<Field, { kind: 'person' }>, about: About): Named | null => {
  const id = field.initial?.(about) ?? null
  return id === null ? null : { id, name: own(about.names, id) ?? '' }
}

const initialValue = (field: Field, about: About): Value => {
  switch (field.kind) {
    case 'text':
      return field.initial?.(about) ?? ''
    case 'moment':
      return field.initial?.(about) ?? null
    case 'files':
      return (field.initial?.(about) ?? []).map(itemOf)
    case 'person':
      return initialPerson(field, about)
    case 'choice':
      return initialChoice(field, about)
    case 'unit':
      return null
    case 'people':
      return []
    case 'yes':
      return false
    case 'tasks':
      return [EMPTY_TASK]
    default: {
      const unknown: never = field
      throw new Error(`unknown field ${JSON.stringify(unknown)}`)
    }
  }
}

/** What a freshly opened form holds. */
export const initialValues = (form: Form, about: About): Values =>
  Object.fromEntries((form.fields as Field[]).map((field) => [field.name, initialValue(field, about)]))

const outgoing = (kind: FieldKind, value: Value): unknown => {
  switch (kind) {
    case 'text':
      return (value as string).trim()
    case 'files':
      return refsOf(value as FileItem[]).map((ref) => ref.fileId)
    case 'person':
    case 'unit':
      return (value as Named | null)?.id ?? null
    case 'people':
      return (value as Named[]).map(({ id }) => id)
    case 'tasks':
      return (value as TaskValue[]).map(({ title, person, dueAt }) => ({
        title: title.trim(),
        personId: person?.id,
        dueAt,
      }))
    case 'moment':
    case 'choice':
    case 'yes':
      return value
    default: {
      const unknown: never = kind
      throw new Error(`unknown kind ${unknown}`)
    }
  }
}

/** Every field's value as it goes out. */
export const sentOf = (form: Form, values: Values): Record<string, unknown> =>
  Object.fromEntries(
    (form.fields as Field[]).map((field) => [field.name, outgoing(field.kind, own(values, field.name) as Value)]),
  )

/**
 * The command's input. Fields that have no place on this matter go out as they began; a decision carries the version
 * that was seen.
 */
export const inputOf = (form: Form, about: Target, values: Values): Record<string, unknown> => ({
  matterId: about.matter.id,
  ...(about.assignment && { assignmentId: about.assignment.id }),
  ...(form.decides && { expectedVersion: about.matter.version }),
  ...sentOf(form, values),
})
