import type { Calendar } from '../../clock/calendar'
import type { Instant, LocalDate } from '../../clock/time'
import type { Names } from '../../decider/telling'
import type { FileRef } from '../../evidence/file'
import type { Actor } from '../../people/actor'
import type { Role } from '../../roles'
import type { RulePack } from '../../rules/pack'
import type { Assignment, Matter } from '../state/matter'

/** A report as its newest version stands: what a correction starts from. */
export interface ReportText {
  reportId: string
  at: Instant
  text: string
  remaining: string
  files: FileRef[]
}

/** Where a command goes. */
export interface Target {
  matter: Pick<Matter, 'id' | 'version'>
  assignment: Pick<Assignment, 'id'> | null
  item: string | null
}

/** What a form is about: the matter as it was loaded, and which of its parts the person chose. */
export interface About extends Target {
  matter: Matter
  /** null for commands on the matter as a whole. */
  assignment: Assignment | null
  names: Names
  now: Instant
  calendar: Calendar
  /** The rule pack that the matter keeps; before issue the one in force. */
  rules: RulePack
  /** The instruction, task or report that was tapped; null when none was. */
  item: string | null
  /** The report that a correction is about, when it was found. */
  report: ReportText | null
  actor: Actor
}

export interface Choice {
  value: string
  label: string
  /** A second line: by when, from whom. */
  note?: string
}

/** A stretch of what is to be decided upon, shown above the fields. */
export interface Passage {
  label: string
  text: string
  files?: FileRef[]
}

interface FieldBase<Name extends string> {
  /** Name of the property in the command's input. */
  name: Name
  label: string
  /** One sentence below the label, when the label does not say it all. */
  hint?: string
  /** `sometimes`: what else is filled in decides whether it is needed, and the hint says when. */
  optional?: true | 'sometimes'
  /** Whether the field has a place on this matter at all; absent: always. */
  when?: (about: About) => boolean
}

export type Field<Name extends string = string> =
  | (FieldBase<Name> & {
      kind: 'text'
      initial?: (about: About) => string
      phrases?: readonly string[]
      /** What a phrase sets in other fields, by their names. */
      phraseSets?: (phrase: string, today: Pick<About, 'calendar' | 'now'>) => Readonly<Record<string, unknown>>
    })
  | (FieldBase<Name> & {
      kind: 'moment'
      initial?: (about: About) => Instant | null
      after?: (about: About) => Instant
    })
  /** Ahead, or with `past` none that is still to come. */
  | (FieldBase<Name> & { kind: 'day'; past?: true; initial?: (about: About) => LocalDate | null })
  | (FieldBase<Name> & { kind: 'percent'; initial?: (about: About) => number | null })
  | (FieldBase<Name> & { kind: 'files'; initial?: (about: About) => FileRef[] })
  | (FieldBase<Name> & {
      kind: 'person'
      /** The people of which unit: the assignment's, that chosen in the field of this name, or anyone. */
      unit: 'assignment' | 'any' | { field: string }
      /** People with this role come first. */
      role?: Role
      initial?: (about: About) => string | null
    })
  | (FieldBase<Name> & { kind: 'people' })
  | (FieldBase<Name> & { kind: 'unit' })
  | (FieldBase<Name> & {
      kind: 'choice'
      choices: (about: About) => Choice[]
      initial?: (about: About) => string | null
    })
  | (FieldBase<Name> & { kind: 'yes' })
  | (FieldBase<Name> & { kind: 'tasks' })

export type FieldKind = Field['kind']

/** What was filled in so far, by the fields' names. */
export type Given = Readonly<Record<string, unknown>>

/** How one command is asked for, on phone and desk alike. `Command`: its own topic's. */
export interface Form<Name extends string = string, Command extends string = string> {
  /** What the page is called; the words of the command itself where absent. */
  title?: string
  /** Sentences above the fields that say what the step means. */
  intro?: (about: About) => string[]
  /** What is decided upon. */
  passages?: (about: About) => Passage[]
  fields: readonly Field<Name>[]
  /** The button. */
  submit: string
  /** What is said once it is done. */
  done: string
  /** A question before sending, where others see it at once or it cannot be taken back, by the names of whom it hits. */
  consequence?: (about: About, given: Given) => string
  /** Taken on what was seen: carries the version of the matter, and is refused on another one. */
  decides?: true
  /** Every field starts as it stands, and only what was changed goes out. */
  changes?: true
  /** The other way to decide, offered beside the button. */
  otherwise?: Command
  /** What takes it back, while nobody has acted on it: offered once it is done. */
  undo?: Command
  /** What this and the other way rule on, where neither is the usual one: whoever comes to rule begins without a choice. */
  ruling?: string
}

/** The fields that have a place on this matter. */
export const fieldsOf = (form: Form, about: About): Field[] =>
  form.fields.filter((field) => field.when?.(about) ?? true)
