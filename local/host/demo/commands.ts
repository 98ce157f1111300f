import type { CommandName, Input, Output } from '../../../domain/contract'
import type { App } from '../../../server/app'
import type { Caller } from '../../../server/caller'

/** Gives one command as `caller`. A refusal is a mistake in the script and is thrown with what it says. */
export async function command<N extends CommandName>(
  app: App,
  caller: Caller,
  operation: N,
  input: Input<N>,
): Promise<Output<N>> {
  const answer = await app.call(caller, { operation, input, idempotencyKey: app.ports.newId().padEnd(8, '_') })
  if (!answer.ok)
    throw new Error(`${operation} by ${caller.name} at ${app.ports.clock.now()}: ${answer.code} ${answer.detail ?? ''}`)
  return answer.output as Output<N>
}
