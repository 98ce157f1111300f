import { type Ref, shallowRef } from 'vue'
import type { Names } from '../../../../../domain/decider/telling'
import { type About, fieldsOf } from '../../../../../domain/matter/base/form'
import { type FormCommand, formOf } from '../../../../../domain/matter/forms'
import { onlyFitting, withOnly } from '../../../../../domain/matter/forms/fitting'
import { own, setOwn } from '../../../../../domain/own'
import { query } from '../../../services/api'
import { sentOf, type TaskValue, type Value, type Values } from './values'

/**
 * Where one person alone may be chosen he is chosen, as soon as the answer is there and nobody else was; without an
 * answer everybody is chosen by hand. Tells the ids by field.
 */
export const useOnlyFitting = (
  command: FormCommand,
  about: About,
  filling: { values: Values; names: Names },
): Ref<Record<string, string>> => {
  const only = shallowRef<Record<string, string>>({})
  const form = formOf(command)
  const ask = async () => {
    const found = await onlyFitting(
      command,
      fieldsOf(form, about),
      about,
      sentOf(form, filling.values),
      async (question) => (await query('matter.candidates', question)).items,
    )
    for (const [field, { id, name }] of Object.entries(found)) {
      const value = own(filling.values, field)
      filling.names = { ...filling.names, [id]: name }
      const chosen: Value = Array.isArray(value) ? withOnly(value as TaskValue[], 'personId', id) : (value ?? id)
      setOwn<Value>(filling.values, field, chosen)
    }
    only.value = Object.fromEntries(Object.entries(found).map(([field, { id }]) => [field, id]))
  }
  ask().catch(() => undefined)
  return only
}
