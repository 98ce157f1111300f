import type { Instant } from '../../../../../domain/clock/time'
import type { FileRef } from '../../../../../domain/evidence/file'
import type { About, Field, FieldKind, Form, Target } from '../../../../../domain/matter/base/form'
import { own } from '../../../../../domain/own'

export interface TaskValue {
  title: string
  personId: string | null
  dueAt: Instant | null
}

/** What each kind of field holds while the form is filled in. Plain data, so that a draft can keep it. */
interface ValueOf {
  text: string
  moment: Instant | null
  files: FileRef[]
  person: string | null
  people: string[]
  unit: string | null
  choice: string | null
  yes: boolean
  tasks: TaskValue[]
}

export type Value = ValueOf[FieldKind]
export type Values = Record<string, Value>
export type Sent = Record<string, unknown>

export const emptyTask = (): TaskValue => ({ title: '', personId: null, dueAt: null })

/** What stands already; else the tapped item; else the only one there is, unless none may be meant. */
const initialChoice = (field: Extract<Field, { kind: 'choice' }>, about: About): string | null => {
  const stands = field.initial?.(about)
  if (stands !== undefined) return stands
  const choices = field.choices(about)
  const tapped = choices.find(({ value }) => value === about.item)
  if (tapped) return tapped.value
  return choices.length === 1 && !field.optional ? (choices[0]?.value ?? null) : null
}

const initialValue = (field: Field, about: About): Value => {
  switch (field.kind) {
    case 'text':
      return field.initial?.(about) ?? ''
    case 'moment':
    case 'person':
      return field.initial?.(about) ?? null
    case 'files':
      return field.initial?.(about) ?? []
    case 'choice':
      return initialChoice(field, about)
    case 'unit':
      return null
    case 'people':
      return []
    case 'yes':
      return false
    case 'tasks':
      return [emptyTask()]
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
      return (value as FileRef[]).map(({ fileId }) => fileId)
    case 'tasks':
      return (value as TaskValue[]).map((task) => ({ ...task, title: task.title.trim() }))
    case 'person':
    case 'unit':
    case 'people':
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
export const sentOf = (form: Form, values: Values): Sent =>
  Object.fromEntries(
    (form.fields as Field[]).map((field) => [field.name, outgoing(field.kind, own(values, field.name) as Value)]),
  )

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Whether the field goes out: always, unless the form sends changes only and this one stands as it did. */
const goesOut = (form: Form, field: Field, value: Value, about: About): boolean => {
  const hasInitial = 'initial' in field && field.initial !== undefined
  if (!form.changes || !hasInitial) return true
  return !same(outgoing(field.kind, value), outgoing(field.kind, initialValue(field, about)))
}

/** The command's input. A decision carries the version that was seen. */
export const inputOf = (form: Form, about: About, values: Values): Sent => {
  const fields = (form.fields as Field[]).filter((field) =>
    goesOut(form, field, own(values, field.name) as Value, about),
  )
  return {
    ...targetOf(about),
    ...(form.decides && { expectedVersion: about.matter.version }),
    ...Object.fromEntries(fields.map((field) => [field.name, outgoing(field.kind, own(values, field.name) as Value)])),
  }
}

const targetOf = ({ matter, assignment }: Target): Sent => ({
  matterId: matter.id,
  ...(assignment && { assignmentId: assignment.id }),
})

const withoutVersion = ({ expectedVersion: _, ...rest }: Sent): Sent => rest

/**
 * What to send now. When the same thing is in the air already (its answer was lost), it goes again exactly as it was,
 * so that the server knows it by its key even though the matter has moved on by this very command.
 */
export const toSend = (input: Sent, inTheAir: Sent | null): Sent =>
  inTheAir && same(withoutVersion(inTheAir), withoutVersion(input)) ? inTheAir : input
