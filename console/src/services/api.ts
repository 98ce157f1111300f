import { type Ref, shallowRef } from 'vue'
import type { CommandName, Input, OperationName, Output } from '../../../domain/contract'
import { CLIENT, OFFLINE } from '../../../domain/refusal'
import { loggedOut, token } from './token'
import { ApiError, call, UNSENT_WORDS } from './transport'

type QueryName = Exclude<OperationName, CommandName>

/** A key for one intention of the person. `crypto.randomUUID` is missing on plain http, hence the bytes. */
export const freshKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')

const send = async (operation: string, input: unknown, key?: string, signal?: AbortSignal): Promise<never> => {
  try {
    return (await call(operation, input, { key, token: token(), signal })) as never
  } catch (error) {
    if (error instanceof ApiError && error.code === 'NOT_SIGNED_IN') loggedOut()
    if (error instanceof ApiError && error.code === OFFLINE && key) throw new ApiError(OFFLINE, UNSENT_WORDS)
    throw error
  }
}

/** Reads; `signal` breaks it off, on the host as well. Throws ApiError. */
export const query: <N extends QueryName>(operation: N, input: Input<N>, signal?: AbortSignal) => Promise<Output<N>> = (
  operation,
  input,
  signal,
) => send(operation, input, undefined, signal)

/** Changes something; `key` is the intention's, see `useCommand`. Throws ApiError. */
export const command: <N extends CommandName>(operation: N, input: Input<N>, key: string) => Promise<Output<N>> = send

interface Running<N extends CommandName> {
  busy: Readonly<Ref<boolean>>
  failure: Readonly<Ref<ApiError | null>>
  run: <M extends N>(operation: M, input: Input<M>) => Promise<Output<M> | null>
}

/**
 * A command's form: one key from opening until a definite answer, so that a double click or a retry after a lost
 * answer is one command; `busy` while it runs, `failure` until the next try. `run` answers null when it failed.
 */
export const useCommand = <N extends CommandName>(): Running<N> => {
  const busy = shallowRef(false)
  const failure = shallowRef<ApiError | null>(null)
  let key = freshKey()

  const run = async (operation: string, input: unknown) => {
    if (busy.value) return null
    busy.value = true
    failure.value = null
    try {
      const output = await send(operation, input, key)
      key = freshKey()
      return output
    } catch (error) {
      failure.value = asApiError(error)
      if (failure.value.definite) key = freshKey()
      return null
    } finally {
      busy.value = false
    }
  }
  return { busy, failure, run }
}

/** What is shown to people is always an ApiError; a fault in our own code is reported as one and logged. */
export const asApiError = (error: unknown): ApiError => {
  if (error instanceof ApiError) return error
  console.error(error)
  return new ApiError(CLIENT, '页面出了点问题，请刷新后再试。', error instanceof Error ? error.message : String(error))
}
