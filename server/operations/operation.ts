import type { Instant } from '../../domain/clock/time'
import type { CommandName, Input, OperationName, Output } from '../../domain/contract'
import type { Refusal } from '../../domain/refusal'
import type { Caller } from '../caller'
import type { Ports, Transaction } from '../ports'
import type { Reference } from '../reference'

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

/**
 * A command that goes on after its transaction, which has written down what is still to be done. That may be broken off:
 * a timed job goes on with it.
 */
export interface FollowedCommand<N extends CommandName> {
  run: CommandHandler<N>
  follow(input: Input<N>, request: Request): Promise<void>
}

export type Handler<N extends OperationName> = N extends CommandName
  ? CommandHandler<N> | PreparedCommand<N> | FollowedCommand<N>
  : QueryHandler<N>
