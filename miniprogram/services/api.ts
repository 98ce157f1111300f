import type { CommandName, Input, OperationName, Output } from '../../domain/contract'
import { ApiError } from './apiError'
import { toLogin } from './navigate'
import type { Raw } from './network/network'
import { dropToken } from './token'
import { call } from './transport'

type QueryName = Exclude<OperationName, CommandName>

/** Gives the output, or throws what the server refused. A lost login leads to the login page as well. */
export const outputOf = (answer: Raw): unknown => {
  if (answer.ok) return answer.output
  if (answer.code === 'NOT_SIGNED_IN') {
    dropToken()
    toLogin()
  }
  throw new ApiError(answer.code as ApiError['code'], answer.message, answer.detail, answer.requestId)
}

const perform = async (operation: OperationName, input: unknown, key?: string): Promise<unknown> =>
  outputOf(await call(operation, input, key))

/** Reads. Throws ApiError. */
export const query = perform as unknown as <N extends QueryName>(operation: N, input: Input<N>) => Promise<Output<N>>

/**
 * Does. Throws ApiError. The key is made by `newKey` when the form is opened and stays the same until a definite answer
 * has come: a second tap, or a retry after OFFLINE, is then the same command and not a second one.
 */
export const command = perform as unknown as <N extends CommandName>(
  operation: N,
  input: Input<N>,
  key: string,
) => Promise<Output<N>>

export { newKey } from './newKey'
