import { GatewayError } from '../errors'
import type { Actions } from './context'
import { textOf } from './request'

/** Runs a cloud function with its event and gives what it returned. Throws FunctionNotFound, or what the function threw. */
export type Invoke = (name: string, event: unknown) => Promise<unknown>

/** Thrown by an Invoke for a name that it has no function for. */
export class FunctionNotFound extends Error {
  constructor(readonly functionName: string) {
    super(`there is no function ${functionName}`)
  }
}

export interface FunctionsContext {
  invoke: Invoke
}

export const functionActions: Actions<FunctionsContext> = {
  'functions.invokeFunction': async (request, { invoke }) => {
    const name = textOf(request, 'function_name')
    const event = request.request_data ? JSON.parse(String(request.request_data)) : {}
    try {
      return { data: { response_data: JSON.stringify((await invoke(name, event)) ?? null) } }
    } catch (error) {
      throw refusalOf(error)
    }
  },
}

function refusalOf(error: unknown): GatewayError {
  if (error instanceof GatewayError) return error
  if (error instanceof FunctionNotFound)
    return new GatewayError('FUNCTION_NOT_FOUND', `[FUNCTION_NOT_FOUND] ${error.message}`)
  const { message, stack } = error as Error
  return new GatewayError(
    'FUNCTIONS_EXECUTE_FAIL',
    JSON.stringify({ errorCode: 1, errorMessage: message, stackTrace: stack }),
  )
}
