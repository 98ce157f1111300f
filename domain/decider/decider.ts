import type { Instant } from '../clock/time'
import type { FileRef } from '../evidence/file'
import type { MessageKind } from '../notice/template'
import type { Actor } from '../people/actor'
import type { Address } from '../people/address'
import type { Directory } from '../people/person'
import type { Earned } from '../points/linesFor'
import type { Refusal } from '../refusal'
import type { Role, RoleGrant } from '../roles'
import type { Urgency } from '../rules/kinds'
import type { RulePack } from '../rules/pack'
import type { EventOf, FactSchema, NewOf, Turn, UnsealedOf } from './event'
import type { Setting } from './setting'
import type { Plan, Step } from './step'
import type { NameOf, Sentence } from './telling'
import type { Demand } from './wanted'

/** What everybody knows of a subject's state. */
export interface Life {
  id: string
  /** Number of events so far: the version that a decision was taken on. */
  version: number
  /** Hash of the last event. */
  lastHash: string
  lastAt: Instant
  createdAt: Instant
  /** Decisions that are another's turn than usual. */
  turns: Turn[]
}

/** Whose turn the decisions that wait are, by who is there now. */
export interface Turns {
  /** Those that are not the usual ones; null where they are as the state has them. */
  turns: Turn[] | null
  /** The decisions for which nobody is left. */
  nobody: string[]
}

/** What lists, messages and the sweep know of a subject. All of it follows from the state. */
export interface Line {
  /** The subject's id. */
  _id: string
  number: string | null
  title: string
  /** Empty where no unit leads. */
  leadUnitId: string
  dueAt: Instant | null
  /** The moment of the next timed step; absent when there is none. */
  nextAlarmAt?: Instant
}

/** A subject in words, and how pressing it is. */
interface Brief {
  number: string | null
  title: string
  urgency: Urgency
  /** The rule pack that it keeps; null while it goes by the one in force. */
  ruleVersion: number | null
}

/** What a decision looks at, beside the subject and who acts. */
export interface Surroundings extends Setting {
  /** Files that the command names, by id. */
  files: Readonly<Record<string, FileRef>>
  /** The next number of a gap-free series: `take('number.督.2026')`. Throws NeedsCounter until it is known. */
  take(series: string): number
}

/** Who asks for something to be decided, and of which subject: it may not have begun yet. */
export interface Asking extends Surroundings {
  id: string
  actor: Actor
  /** How many other subjects share one of the command's `basisKeys`. */
  sameBasis: number
  /** What happened to the subject after the version that the person saw, as far as it was looked up. */
  since: readonly AnyEvent[]
}

/** A command's input, already checked against the contract's schema. */
export type CheckedInput = Readonly<Record<string, unknown>>

/** The events that a command yields, and the role that was acted in. */
export interface Yielded<E> {
  news: NewOf<E>[]
  role: Role | null
}

/** Where duties go when somebody leaves: to whom was named, else as the subject has it. */
export interface Leaving extends Pick<Setting, 'directory'> {
  personId: string
  toId: string | null
}

/** The states that an event parts. */
export interface Parted<S> {
  before: S | null
  after: S
}

/**
 * What a kind of subject is: how it lives, what its events mean, who sees it. Everything around it (commands, timed
 * steps, to-dos, messages, points, the trail) asks this and knows no kind. `S` is its state, `E` its events with what
 * each one says, `L` its line in lists.
 */
export interface Decider<S extends Life, E, L extends Line = Line> {
  kind: string
  /** The phone's page that shows one, by its `id`. */
  page: string
  /** The commands that begin a life. */
  begins: readonly string[]
  /** Each kind of event with the form of what it says. */
  schemas: { readonly [T in keyof E]: FactSchema }
  /** The next state; version, moment and turns are added around it. Throws where it does not follow from the state before. */
  evolve(state: S | null, event: UnsealedOf<E>): S
  /** Ids of the files that a command's input names. */
  filesIn(input: CheckedInput): readonly string[]
  /** Whether a command takes back all points that the subject has made. */
  takesBack(type: string, input: CheckedInput): boolean
  /** Keys by which open subjects on the same basis are found, where the command asks for them. */
  basisKeys?(type: string, state: S | null, input: CheckedInput): readonly string[]
  /** Whether what a command decides on may look different since an event that its person has not seen; absent: always. */
  disturbs?(event: { type: string; data: unknown }, input: CheckedInput): boolean
  /** Right, state and rule of one command. */
  command(type: string, input: CheckedInput, state: S | null, asking: Asking): Yielded<E> | Refusal
  /** What is open with people who can log in no more, handed over; nothing where everybody is there. */
  handOver(state: S, leaving: Leaving): NewOf<E>[]
  /**
   * What else follows on a command or a timed step: what it left that nobody can answer any more, or opened with people who
   * have left.
   */
  leftBehind(state: S, directory: Directory): NewOf<E>[]
  turns(state: S, directory: Directory): Turns
  /** The timed steps still to come, in order of their moments. */
  steps(state: S, plan: Plan): Step<E>[]
  brief(state: S): Brief
  /** The open obligations that a state demands, in the order of pages. */
  todos(state: S, plan: Plan): Demand[]
  recipients(event: EventOf<E>, states: Parted<S>): Address[]
  tell(event: EventOf<E>, name: NameOf): Sentence
  /** By which of WeChat's messages a kind of event is told; null: the inbox is enough, or there is no such kind. */
  messageKind(type: string): MessageKind | null
  /** By when what a reminder is about is due; null where an event reminds of nothing that is. */
  remindsOf(event: EventOf<E>, after: S): Instant | null
  earned(event: EventOf<E>, states: Parted<S>, pack: RulePack): Earned[]
  /** Without the moment of the next step, which is added around it. */
  line(state: S, setting: Pick<Setting, 'rules' | 'directory'>): L
  canSee(state: S, actor: Actor): boolean
  /** Whether who sees it hears of an event. */
  hears(state: S, actor: Actor, event: { type: string; data: unknown }): boolean
  /** By the line alone, where the state itself may be what cannot be read. */
  canSeeLine(line: L, actor: Actor): boolean
  /** Whether a grant by itself, whoever holds it, opens the subject. */
  opens(grant: RoleGrant, state: S): boolean
}

type AnyEvents = Record<string, unknown>

/** Of whatever kind. */
export type AnyDecider = Decider<Life, AnyEvents>
export type AnyEvent = EventOf<AnyEvents>
