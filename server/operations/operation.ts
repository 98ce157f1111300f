import type { Calendar } from '../../domain/clock/calendar'
import type { Instant } from '../../domain/clock/time'
import type { CommandName, Input, OperationName, Output } from '../../domain/contract'
import type { Templates } from '../../domain/notice/template'
import type { Actor } from '../../domain/people/actor'
import type { Directory, Front, Person, Unit } from '../../domain/people/person'
import type { Refusal } from '../../domain/refusal'
import type { RulePack } from '../../domain/rules/pack'
import type { Clock, Files, Messenger, Store, Transaction } from '../ports'
import type { Workbooks } from './people/workbooks'

/** Writes structured lines; never personal data. pino's loggers are of this shape. */
export interface Log {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

/** What the host or the cloud shell gives the application. */
export interface Ports {
  store: Store
  files: Files
  clock: Clock
  workbooks: Workbooks
  /** Only in the cloud edition. */
  messenger?: Messenger
  /** Of WeChat's subscribe messages; only in the cloud edition, where any are configured. */
  templates?: Templates
  /** Cryptographically random, URL-safe, 128 bits or more. */
  newId(): string
  /** Signs temporary links. */
  linkSecret: string
  /** Demonstration data and a settable clock. */
  demo: boolean
  log: Log
}

/** The whole directory in memory with look-ups; reloaded when its version in the store has changed. */
export interface DirectorySnapshot extends Directory {
  version: number
  units: readonly Unit[]
  fronts: readonly Front[]
  people: readonly Person[]
}

/** Reference data that nearly every operation needs, cached by version. */
export interface Reference {
  directory(): Promise<DirectorySnapshot>
  calendar(): Promise<Calendar>
  /** The pack in force, or the given version. */
  rules(version?: number): Promise<RulePack>
}

export interface Caller extends Actor {
  /** Id of the session document. */
  sessionId: string
}

/** One call, after identification, the right and the input have been checked. */
export interface Request {
  caller: Caller
  now: Instant
  ports: Ports
  reference: Reference
}

export type QueryHandler<N extends OperationName> = (input: Input<N>, request: Request) => Promise<Output<N> | Refusal>

/** Runs inside the one transaction; a refusal rolls it back. It may run again after a conflict. */
export type CommandHandler<N extends CommandName> = (
  input: Input<N>,
  request: Request,
  tx: Transaction,
) => Promise<Output<N> | Refusal>

/**
 * A command that does something before its transaction: what is slow, or stays counted though the command is refused.
 * Answers what then runs inside.
 */
export interface PreparedCommand<N extends CommandName> {
  prepare(input: Input<N>, request: Request): Promise<((tx: Transaction) => Promise<Output<N> | Refusal>) | Refusal>
}

export type Handler<N extends OperationName> = N extends CommandName
  ? CommandHandler<N> | PreparedCommand<N>
  : QueryHandler<N>
