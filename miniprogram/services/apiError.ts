import { type Code, OFFLINE } from '../../domain/refusal'

const OFFLINE_WORDS = '网络不通，内容已保留，请稍后重试'

/** A refusal, or no answer at all. `message` is for people, `code` for programs, `requestId` for support. */
export class ApiError extends Error {
  constructor(
    readonly code: Code | typeof OFFLINE,
    message: string,
    readonly detail = '',
    readonly requestId = '',
  ) {
    super(message)
    this.name = 'ApiError'
  }
}

export const offline = (): ApiError => new ApiError(OFFLINE, OFFLINE_WORDS)
