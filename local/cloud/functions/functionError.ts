export type FunctionErrorCode =
  | 'FUNCTION_NOT_FOUND'
  | 'FUNCTIONS_EXECUTE_FAIL'
  | 'FUNCTIONS_TIME_LIMIT_EXCEEDED'
  | 'EVENT_TOO_LARGE'
  | 'RESPONSE_TOO_LARGE'

/** What CloudBase answers in place of a function. */
export class FunctionError extends Error {
  constructor(
    readonly code: FunctionErrorCode,
    message: string,
  ) {
    super(message)
  }
}
