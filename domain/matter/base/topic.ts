import type { FromSchema, JSONSchema } from 'json-schema-to-ts'
import type { Instant } from '../../clock/time'
import type { Reach } from '../../contract/schema'
import type { EventOf, FactSchema, UnsealedOf } from '../../decider/event'
import type { Plan, Step } from '../../decider/step'
import type { Telling } from '../../decider/telling'
import type { TodoGroup, Wanted } from '../../decider/wanted'
import type { MessageKind } from '../../notice/template'
import type { Address } from '../../people/address'
import type { Earned } from '../../points/linesFor'
import type { OfficeDecision } from '../../rules/kinds'
import type { ClosedMatter, Matter, RunningMatter, SuspendedMatter } from '../state/matter'
import type { Form } from './form'
import type { Around } from './points'
import type { Command } from './situation'
import type { OfficeWanted } from './wanted'

/**
 * What one topic of a matter is. Its folder holds four parts, apart so that each reader carries only what it uses:
 * `contract` (who may give which command, with what), `commands` (when, and what is decided), `face` (how it is asked
 * for and told) and `topic` (what follows). None of their tables can forget an event, a command or a kind of to-do:
 * it would not compile.
 */

type CommandContracts = Record<string, { reach: Reach; input: JSONSchema }>

/** `E`: the events that the commands yield, those of other topics too. */
export type Commands<C extends CommandContracts, E> = { readonly [N in keyof C]: Command<FromSchema<C[N]['input']>, E> }

/** What an event means beside what it says. */
export interface Meaning<E, T extends keyof E> {
  /** The state after it. Throws where it does not follow from the state before. */
  evolve(matter: Matter | null, event: UnsealedOf<E, T>): Matter
  /** Whom it is told to, from the states after and before it: those whose turn it is, those it was done to. */
  recipients: ((after: Matter, event: EventOf<E, T>, before: Matter | null) => Address[]) | null
  /** By which of WeChat's messages; null: the inbox is enough. */
  message: MessageKind | null
  /** Of a reminder: by when what it is about is due. */
  remindsOf?: (after: Matter, event: EventOf<E, T>) => Instant | null
  /** It stands beside the work: nothing that somebody decides on looks different after it. */
  beside?: true
  /** What it earns or costs units, seen from the issued states around it. */
  points: ((event: EventOf<E, T>, around: Around) => Earned[]) | null
}

/** `E` the topic's events, `K` the kinds of to-dos that it opens, `X` events of other topics that its steps record. */
export interface Topic<E, K extends string = never, X = unknown> {
  schemas: { readonly [T in keyof E]: FactSchema }
  events: { readonly [T in keyof E]: Meaning<E, T> }
  /** The open obligations of each kind that a state demands; of what waits for the office, since when. */
  todos: { readonly [kind in K]: (matter: Matter) => (kind extends OfficeDecision ? OfficeWanted : Wanted)[] }
  /** Timed steps still to come, by what they are about. */
  steps: readonly ((matter: RunningMatter, plan: Plan) => Step<E & X>[])[]
  /** Those of a suspended matter: all others wait until it is resumed. */
  stepsWhileSuspended?: readonly ((matter: SuspendedMatter, plan: Plan) => Step<E & X>[])[]
  /** Those of a closed one. */
  stepsWhileClosed?: readonly ((matter: ClosedMatter, plan: Plan) => Step<E & X>[])[]
}

/** A button: its word, and its place among what a state waits for (`asked`) or what one may also do (`offered`). */
export type ActionFace = { words: string } & ({ asked: number } | { offered: number })

export interface TodoFace<Command> {
  group: TodoGroup
  /** The command that meets it; of two ways to decide, the first. */
  command: Command
  /** The button of its card. */
  words: string
}

/** `P`: commands that have a page of their own and no form. */
export interface Face<E, C extends CommandContracts, K extends string = never, P extends keyof C = never> {
  sentences: { readonly [T in keyof E]: Telling<E[T]> }
  actions: { readonly [N in keyof C]: ActionFace }
  forms: { readonly [N in Exclude<keyof C, P>]: Form<InputKeys<C[N]['input']>, keyof C & string> }
  todos: { readonly [kind in K]: TodoFace<keyof C> }
}

/** Names of what people fill in: the matter and its version go along by themselves. */
type InputKeys<I> = I extends { properties: infer P }
  ? Exclude<keyof P & string, 'matterId' | 'assignmentId' | 'expectedVersion'>
  : never
