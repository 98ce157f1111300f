import type { Answer, OperationName } from '../../domain/contract'
import type { App } from '../../server/app'
import { outputFault } from './outputFault'

/** What the client gets to read of it. */
const sent = (output: unknown): unknown => JSON.parse(JSON.stringify(output))

/** Throws when an answer of the operation is not what its output schema says; refusals have no such schema. */
export const checked = <A extends { ok: boolean; output?: unknown } | Answer>(operation: unknown, answer: A): A => {
  const fault = answer.ok && 'output' in answer ? outputFault(operation as OperationName, sent(answer.output)) : null
  if (fault) throw new Error(`${String(operation)} answered what its output schema does not say: ${fault}`)
  return answer
}

/** The application, with each of its answers checked. */
export const checkedApp = (app: App): App => ({
  ...app,
  call: async (caller, call, isGone) =>
    checked((call as { operation?: unknown } | null)?.operation, await app.call(caller, call, isGone)),
})
