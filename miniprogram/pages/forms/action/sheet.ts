import { at, type Instant, localDate } from '../../../../domain/clock/time'
import type { About, Choice, Field } from '../../../../domain/matter/base/form'
import { formOf } from '../../../../domain/matter/forms'
import { type Choosing, choosingFor } from '../../../../domain/matter/forms/fitting'
import { isIssued } from '../../../../domain/matter/state/matter'
import { own } from '../../../../domain/own'
import type { PhoneCommand } from '../../../forms/formOf'
import { type Named, sentOf, type TaskValue, type Value, type Values } from '../../../forms/values'

/** The sheet that is open over the form: which field it fills, and what it starts from. */
export interface Sheet {
  kind: '' | 'moment' | 'person' | 'people' | 'unit' | 'choice'
  field: string
  /** The task it is for, or -1. */
  index: number
  title: string
  clearable: boolean
  /** A day is chosen, and no hour of it. */
  day: boolean
  /** The present moment, choice or unit id. */
  value: string
  min: Instant
  /** Who may be chosen. */
  choosing: Choosing | null
  /** They are all of one unit. */
  oneUnit: boolean
  role: string
  people: Named[]
  /** People who come first while nothing is searched for. */
  suggested: Named[]
  choices: Choice[]
  /** Why there is nothing to choose. */
  message: string
}

export const NO_SHEET: Sheet = {
  kind: '',
  field: '',
  index: -1,
  title: '',
  clearable: false,
  day: false,
  value: '',
  min: '',
  choosing: null,
  oneUnit: false,
  role: '',
  people: [],
  suggested: [],
  choices: [],
  message: '',
}

/** People whom the matter names: those most often mentioned. */
const concerned = ({ matter, names, actor }: About): Named[] => {
  const assignments = isIssued(matter) ? matter.assignments : []
  const ids = [matter.officerId, ...assignments.flatMap(({ responsible }) => Object.values(responsible ?? {}))]
  return [...new Set(ids)]
    .filter((id) => id !== actor.personId && own(names, id))
    .map((id) => ({ id, name: own(names, id) ?? '' }))
}

/** While the unit is still to be chosen whose people they are. */
const lacksUnit = ({ unit }: Extract<Field, { kind: 'person' }>, values: Values): boolean =>
  typeof unit === 'object' && own(values, unit.field) === null

/** The sheet that fills the field; null for one that is filled in place, and while a person's unit is not chosen. */
export const sheetFor = (command: PhoneCommand, field: Field, about: About, values: Values): Sheet | null => {
  const value = own(values, field.name)
  const common = { ...NO_SHEET, field: field.name, title: field.label, clearable: field.optional !== undefined }
  switch (field.kind) {
    case 'moment':
      return { ...common, kind: 'moment', value: (value as string) ?? '', min: field.after?.(about) ?? about.now }
    case 'day': {
      const min = at(localDate(about.now), '24:00')
      return { ...common, kind: 'moment', day: true, value: value ? at(value as string, '00:00') : '', min }
    }
    case 'unit':
      return { ...common, kind: 'unit', value: (value as Named | null)?.id ?? '' }
    case 'person': {
      const choosing = choosingFor(command, field.name, about, sentOf(formOf(command), values))
      const oneUnit = field.unit !== 'any'
      return lacksUnit(field, values)
        ? null
        : {
            ...common,
            kind: 'person',
            choosing,
            oneUnit,
            role: field.role ?? '',
            people: value ? [value as Named] : [],
          }
    }
    case 'people': {
      const choosing = choosingFor(command, field.name, about, {})
      return { ...common, kind: 'people', choosing, people: value as Named[], suggested: concerned(about) }
    }
    case 'choice': {
      const choices = field.choices(about)
      const message = choices.length ? '' : '没有可选的内容'
      return { ...common, kind: 'choice', value: (value as string) ?? '', choices, message }
    }
    default:
      return null
  }
}

/** The sheet for a task's person or due moment. */
export const taskSheet = (
  command: PhoneCommand,
  field: string,
  index: number,
  what: 'person' | 'dueAt',
  about: About,
  tasks: TaskValue[],
): Sheet => {
  const common = { ...NO_SHEET, field, index }
  return what === 'person'
    ? {
        ...common,
        kind: 'person',
        title: `第 ${index + 1} 项由谁完成`,
        choosing: choosingFor(command, field, about, {}),
        oneUnit: true,
      }
    : {
        ...common,
        kind: 'moment',
        title: `第 ${index + 1} 项的完成时间`,
        value: tasks[index]?.dueAt ?? '',
        min: about.now,
      }
}

/** The values with what the sheet answered put in its place. A person of another unit goes when the unit changes. */
export const filled = (values: Values, sheet: Sheet, answer: Value): Values => {
  if (sheet.index < 0)
    return {
      ...values,
      [sheet.field]: sheet.day && typeof answer === 'string' ? localDate(answer) : answer,
      ...(sheet.field === 'unitId' && 'personId' in values && { personId: null }),
    }
  const what = sheet.kind === 'person' ? 'person' : 'dueAt'
  const tasks = (own(values, sheet.field) as TaskValue[]).map((task, i) =>
    i === sheet.index ? { ...task, [what]: answer } : task,
  )
  return { ...values, [sheet.field]: tasks }
}
