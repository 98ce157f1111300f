import { dateWords, longDay } from '../../../../domain/clock/words'
import { type About, type Field, type FieldKind, type Form, fieldsOf } from '../../../../domain/matter/base/form'
import { textLimits } from '../../../../domain/matter/forms'
import type { Problems } from '../../../../domain/matter/forms/problems'
import { own } from '../../../../domain/own'
import { countUploading, type FileItem, itemsIn } from '../../../forms/fileItems'
import type { PhoneCommand } from '../../../forms/formOf'
import type { Named, TaskValue, Value, Values } from '../../../forms/values'

/** A field ready to be shown. */
export interface FieldView {
  name: string
  kind: FieldKind
  label: string
  hint: string
  optional: boolean
  problem: string
  /** Of what is typed: how it stands; of a text, how much of how much once it is nearly full, and what a tap adds. */
  text: string
  count: string
  max: number
  phrases: readonly string[]
  /** Of what is chosen in a sheet: the choice in words, empty for none. */
  chosen: string
  yes: boolean
  items: FileItem[]
  tasks: TaskValue[]
}

const NEARLY_FULL = 0.8

/** 412/500 once four fifths are used; counting before would only press. */
export const countWords = (length: number, max: number): string =>
  length >= max * NEARLY_FULL ? `${length}/${max} 字` : ''

const namesOf = (people: Named[]): string => people.map(({ name }) => name).join('、')

const chosenWords = (field: Field, value: Value, about: About): string => {
  switch (field.kind) {
    case 'moment':
      return value ? dateWords(about.now, value as string) : ''
    case 'day':
      return value ? longDay(value as string) : ''
    case 'person':
    case 'unit':
      return (value as Named | null)?.name ?? ''
    case 'people':
      return namesOf(value as Named[])
    case 'choice':
      return field.choices(about).find((choice) => choice.value === value)?.label ?? ''
    default:
      return ''
  }
}

const fieldView = (command: PhoneCommand, field: Field, value: Value, about: About, problem: string): FieldView => {
  const max = field.kind === 'text' ? textLimits(command, field.name).max : 0
  const text = field.kind === 'text' || field.kind === 'percent' ? (value as string) : ''
  return {
    name: field.name,
    kind: field.kind,
    label: field.label,
    hint: field.hint ?? '',
    optional: field.optional === true,
    problem,
    text,
    count: max ? countWords(text.length, max) : '',
    max,
    phrases: field.kind === 'text' ? (field.phrases ?? []) : [],
    chosen: chosenWords(field, value, about),
    yes: value === true,
    items: field.kind === 'files' ? (value as FileItem[]) : [],
    tasks: field.kind === 'tasks' ? (value as TaskValue[]) : [],
  }
}

export const fieldViews = (
  command: PhoneCommand,
  form: Form,
  about: About,
  values: Values,
  problems: Problems,
): FieldView[] =>
  fieldsOf(form, about).map((field) =>
    fieldView(command, field, own(values, field.name) as Value, about, own(problems, field.name) ?? ''),
  )

/** 正在上传 2 个文件,传完即可提交; empty when none is on its way. */
export const uploadWords = (values: Values): string => {
  const uploading = countUploading(Object.values(values).flatMap(itemsIn))
  return uploading ? `正在上传 ${uploading} 个文件，传完即可提交` : ''
}
