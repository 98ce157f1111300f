import type { CommandName, Output } from '../../../domain/contract'
import type { CheckedInput, Life } from '../../../domain/decider/decider'
import { isRefusal } from '../../../domain/refusal'
import type { SubjectKind } from '../../../domain/subjects'
import type { Transaction } from '../../ports'
import type { Handler, Request } from '../operation'
import { runCommand } from './runCommand'

/** Handlers of a kind's commands: they take the one way, only the command's name tells them apart. */
export const commandHandlers = <N extends CommandName, S extends Life>(
  kind: SubjectKind,
  commands: Readonly<Record<N, unknown>>,
  answer: (state: S) => Output<N>,
): { [K in N]: Handler<K> } =>
  Object.fromEntries(
    Object.keys(commands).map((operation) => [
      operation,
      async (input: CheckedInput, request: Request, tx: Transaction) => {
        const after = await runCommand(kind, operation.slice(kind.length + 1), input, request, tx)
        return isRefusal(after) ? after : answer(after as S)
      },
    ]),
  ) as unknown as { [K in N]: Handler<K> }
