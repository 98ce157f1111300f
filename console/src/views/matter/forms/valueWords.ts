import { type Instant, localDateTime } from '../../../../../domain/clock/time'
import type { Names } from '../../../../../domain/decider/telling'
import type { FileRef } from '../../../../../domain/evidence/file'
import type { About, Field } from '../../../../../domain/matter/base/form'
import { own } from '../../../../../domain/own'
import type { TaskValue, Value } from './values'

const NONE = '(空)'

const named = (ids: readonly string[], names: Names): string => ids.map((id) => own(names, id) ?? id).join('、')

const wordsOf = (field: Field, value: Value, about: About, names: Names): string => {
  switch (field.kind) {
    case 'text':
    case 'day':
      return (value as string | null) ?? ''
    case 'percent':
      return `${value}%`
    case 'moment':
      return value === null ? '' : localDateTime(value as Instant)
    case 'files':
      return (value as FileRef[]).map(({ name }) => name).join('、')
    case 'person':
    case 'unit':
      return value === null ? '' : named([value as string], names)
    case 'people':
      return named(value as string[], names)
    case 'choice':
      return field.choices(about).find((choice) => choice.value === value)?.label ?? ''
    case 'yes':
      return value ? '是' : '否'
    case 'tasks':
      return (value as TaskValue[]).map(({ title }) => title).join('、')
  }
}

/** What a field holds, in one line for people. */
export const valueWords = (field: Field, value: Value, about: About, names: Names): string =>
  wordsOf(field, value, about, names) || NONE
