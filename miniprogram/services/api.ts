import type { CommandName, Input, OperationName, Output } from '../../domain/contract'
import { SENTENCES } from '../../domain/refusal'
import { ApiError, offline } from './apiError'
import { CLOUD_ENV, HOST, TIMEOUT } from './config'
import { toLogin } from './navigate'
import { dropToken, token } from './token'
import { weChatCloud } from './weChatCloud'

/** What the server says. A refusal is an answer; no answer is thrown as OFFLINE. */
type Raw =
  | { ok: true; output: unknown }
  | { ok: false; code: string; message: string; detail?: string; requestId: string }

type QueryName = Exclude<OperationName, CommandName>

/** Over HTTP, with a bearer token (docs/guides/http.md). */
const overHttp = (path: string, data?: object): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const bearer = token()
    wx.request({
      url: HOST + path,
      method: data ? 'POST' : 'GET',
      data,
      header: { 'content-type': 'application/json', ...(bearer && { authorization: `Bearer ${bearer}` }) },
      timeout: TIMEOUT,
      success: ({ data }) => resolve(data),
      fail: () => reject(offline()),
    })
  })

const throughCloud = (path: string, data?: object): Promise<unknown> =>
  weChatCloud()
    .callFunction({ name: 'api', data: { path, ...(data && { data }) } })
    .then(
      ({ result }) => result,
      () => {
        throw offline()
      },
    )

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Takes an answer as it came in; what is none is INTERNAL. */
export const readable = (data: unknown): Raw => {
  const raw = typeof data === 'string' ? parse(data) : data
  if (typeof raw === 'object' && raw !== null && 'ok' in raw) return raw as Raw
  throw new ApiError('INTERNAL', SENTENCES.INTERNAL)
}

/** Posts `data`, or only asks when there is none: what stands beside the contract takes this way too. */
export const exchange = async (path: string, data?: object): Promise<Raw> =>
  readable(await (CLOUD_ENV ? throughCloud : overHttp)(path, data))

/** Gives the output, or throws what the server refused. A lost login leads to the login page as well. */
export const outputOf = (answer: Raw): unknown => {
  if (answer.ok) return answer.output
  if (answer.code === 'NOT_SIGNED_IN') {
    dropToken()
    toLogin()
  }
  throw new ApiError(answer.code as ApiError['code'], answer.message, answer.detail, answer.requestId)
}

const perform = async (operation: OperationName, input: unknown, idempotencyKey?: string): Promise<unknown> =>
  outputOf(await exchange('/api', { operation, input, ...(idempotencyKey && { idempotencyKey }) }))

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
