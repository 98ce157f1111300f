import type { Answer, OperationName } from '../../domain/contract'
import type { App } from '../../server/app'
import { outputFault } from './outputFault'

/** What the client gets to read of it. */
const sent = (output: unknown): unknown => JSON.parse(JSON.stringify(output ?? null))

/** How the answer to a call is not what the operation's output schema says, or null; refusals have no such schema. */
export function answerFault(call: unknown, answer: unknown): string | null {
  const { operation } = (call ?? {}) as { operation?: unknown }
  const { ok, output } = (answer ?? {}) as { ok?: unknown; output?: unknown }
  const fault = ok === true ? outputFault(operation as OperationName, sent(output)) : null
  return fault && `${String(operation)} answered what its output schema does not say: ${fault}`
}

/** The answer to a call; throws when it is not what the operation's output schema says. */
export function checked<A extends { ok: boolean } | Answer>(call: unknown, answer: A): A {
  const fault = answerFault(call, answer)
  if (fault) throw new Error(fault)
  return answer
}

/** The application, with each of its answers checked. */
export const checkedApp = (app: App): App => ({
  ...app,
  call: async (caller, call, isGone) => checked(call, await app.call(caller, call, isGone)),
})

/** From now on each wrong answer of the application, also to those who hold it already, is a line of what is returned. */
export function watchedFaults(app: App): readonly string[] {
  const faults: string[] = []
  const { call } = app
  app.call = async (caller, asked, isGone) => {
    const answer = await call(caller, asked, isGone)
    const fault = answerFault(asked, answer)
    if (fault) faults.push(fault)
    return answer
  }
  return faults
}
