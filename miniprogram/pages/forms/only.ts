import { type About, fieldsOf } from '../../../domain/matter/base/form'
import { formOf } from '../../../domain/matter/forms'
import { onlyFitting, withOnly } from '../../../domain/matter/forms/fitting'
import { own } from '../../../domain/own'
import type { PhoneCommand } from '../../forms/formOf'
import { type Named, sentOf, type TaskValue, type Value, type Values } from '../../forms/values'
import { query } from '../../services/api'

/** A form that is filled in. */
interface Form {
  command: PhoneCommand
  about: About
  submission: { values: Values }
  /** By field, who alone may be chosen. */
  only: Record<string, Named>
}

const asked = ({ command, about, submission }: Form): Promise<Record<string, Named>> => {
  const form = formOf(command)
  return onlyFitting(command, fieldsOf(form, about), about, sentOf(form, submission.values), async (question) => {
    const { items } = await query('matter.candidates', question)
    return items.map(({ id, name }) => ({ id, name }))
  })
}

/** The tasks, each with the one who alone could have it where nobody has it. */
export const tasksFor = ({ only }: Pick<Form, 'only'>, name: string, tasks: TaskValue[]): TaskValue[] =>
  withOnly(tasks, 'person', own(only, name) ?? null)

/**
 * Chooses whoever alone may be chosen where nobody is chosen yet; answers whether there was one. Without an answer of the
 * server everybody is chosen by hand.
 */
export const nameOnly = async (form: Form): Promise<boolean> => {
  form.only = await asked(form).catch(() => ({}))
  const { values } = form.submission
  const put = ([name, person]: [string, Named]): [string, Value] => {
    const value = own(values, name)
    return [name, Array.isArray(value) ? tasksFor(form, name, value as TaskValue[]) : (value ?? person)]
  }
  form.submission.values = { ...values, ...Object.fromEntries(Object.entries(form.only).map(put)) }
  return Object.keys(form.only).length > 0
}
