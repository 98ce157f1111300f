import type { Instant, LocalDate } from '../../clock/time'
import { own } from '../../own'
import type { Field, FieldKind, Form, Target } from '../base/form'
import type { SentTask } from './problems'
import { type Sent, same } from './sending'

/** What each kind of field holds while the form is filled in. Plain data, so that a draft can keep it. */
export interface ValueOf<File, Person, Task> {
  text: string
  moment: Instant | null
  day: LocalDate | null
  /** As it is typed. */
  percent: string
  files: File[]
  person: Person | null
  people: Person[]
  unit: Person | null
  choice: string | null
  yes: boolean
  tasks: Task[]
}

/** What goes out of that which a client shows more of: a person with the name, a file with how far it has come. */
interface Going<File, Person, Task> {
  /** Of those that have arrived. */
  fileIdsOf: (files: File[]) => string[]
  /** Of a person or a unit. */
  idOf: (chosen: Person) => string
  taskOf: (task: Task) => SentTask
}

/** Whole digits alone: what is left of 12.5 where a field holds three signs is 12. as well, and is no 12. */
const percentOf = (typed: string): number | null => {
  if (typed === '') return null
  return /^\d+$/.test(typed) ? Number(typed) : Number.NaN
}

const asItIs = (value: unknown): unknown => value

/** What goes out of a client's forms. */
export const going = <File, Person, Task>({ fileIdsOf, idOf, taskOf }: Going<File, Person, Task>) => {
  type Kinds = ValueOf<File, Person, Task>
  type Values = Readonly<Record<string, Kinds[FieldKind]>>

  const one = (chosen: Person | null): unknown => chosen && idOf(chosen)

  const outgoing: { [Kind in FieldKind]: (value: Kinds[Kind]) => unknown } = {
    text: (text) => text.trim(),
    moment: asItIs,
    day: asItIs,
    percent: (percent) => percentOf(percent.trim()),
    files: fileIdsOf,
    person: one,
    people: (people) => people.map(idOf),
    unit: one,
    choice: asItIs,
    yes: asItIs,
    tasks: (tasks) => tasks.map(taskOf).map((task) => ({ ...task, title: task.title.trim() })),
  }

  const goingOut = (fields: readonly Field[], values: Values): Sent =>
    Object.fromEntries(fields.map(({ kind, name }) => [name, (outgoing[kind] as typeof asItIs)(own(values, name))]))

  /** Every field's value as it goes out. */
  const sentOf = (form: Form, values: Values): Sent => goingOut(form.fields, values)

  /**
   * The command's input. Fields that have no place on this matter go out as they began, unless only changes go out:
   * then none goes that is still as it `stood` when the form was freshly opened. A decision carries the version that
   * was seen. A matter that is only to begin has no id.
   */
  const inputOf = (form: Form, { matter, assignment }: Target, values: Values, stood: Values): Sent => {
    const stands = (field: Field) =>
      form.changes && 'initial' in field && same(goingOut([field], values), goingOut([field], stood))
    return {
      ...(matter.id !== '' && { matterId: matter.id }),
      ...(assignment && { assignmentId: assignment.id }),
      ...(form.decides && { expectedVersion: matter.version }),
      ...goingOut(
        form.fields.filter((field) => !stands(field)),
        values,
      ),
    }
  }

  return { sentOf, inputOf }
}
