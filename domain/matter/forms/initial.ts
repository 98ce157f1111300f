import type { FileRef } from '../../evidence/file'
import type { About, Field, FieldKind, Form } from '../base/form'
import type { ValueOf } from './input'

/** How a client comes to hold what it shows more of than goes out. */
interface Beginning<File, Person, Task> {
  fileOf: (ref: FileRef) => File
  personOf: (id: string, about: About) => Person
  emptyTask: () => Task
}

/** What stands already; else the tapped item; else the only one there is, unless none may be meant. */
const initialChoice = (field: Extract<Field, { kind: 'choice' }>, about: About): string | null => {
  const stands = field.initial?.(about)
  if (stands !== undefined) return stands
  const choices = field.choices(about)
  const tapped = choices.find(({ value }) => value === about.item)
  const only = choices.length === 1 && !field.optional ? choices[0] : undefined
  return (tapped ?? only)?.value ?? null
}

/** What a client's freshly opened forms hold. */
export const beginning = <File, Person, Task>({ fileOf, personOf, emptyTask }: Beginning<File, Person, Task>) => {
  type Value = ValueOf<File, Person, Task>[FieldKind]

  const initialPerson = (id: string | null | undefined, about: About): Person | null =>
    id ? personOf(id, about) : null

  const initialValue = (field: Field, about: About): Value => {
    switch (field.kind) {
      case 'text':
        return field.initial?.(about) ?? ''
      case 'moment':
      case 'day':
        return field.initial?.(about) ?? null
      case 'files':
        return (field.initial?.(about) ?? []).map(fileOf)
      case 'person':
        return initialPerson(field.initial?.(about), about)
      case 'choice':
        return initialChoice(field, about)
      case 'percent':
        return String(field.initial?.(about) ?? '')
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

  return (form: Form, about: About): Record<string, Value> =>
    Object.fromEntries(form.fields.map((field) => [field.name, initialValue(field, about)]))
}
