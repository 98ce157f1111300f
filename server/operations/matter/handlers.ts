import { type CommandType, type MatterOperation, matterCommands } from '../../../domain/matter/contract'
import type { CheckedInput } from '../../../domain/matter/definitions'
import type { matterQueries } from '../../../domain/matter/queryContract'
import type { Transaction } from '../../ports'
import type { Handler, Request } from '../operation'
import { countMatters } from './counts'
import { listMatters } from './lists'
import { previewMatter } from './preview'
import { getMatter, timeline, verifyMatter } from './reads'
import { runMatterCommand } from './runMatterCommand'

type MatterCommandHandlers = { [N in MatterOperation]: Handler<N> }

/** All matter commands take the one way; only the command's name tells them apart. */
const commandHandlers = Object.fromEntries(
  Object.keys(matterCommands).map((operation) => [
    operation,
    (input: CheckedInput, request: Request, tx: Transaction) =>
      runMatterCommand(operation.slice('matter.'.length) as CommandType, input, request, tx),
  ]),
) as unknown as MatterCommandHandlers

const queryHandlers: { [N in keyof typeof matterQueries]: Handler<N> } = {
  'matter.list': listMatters,
  'matter.counts': countMatters,
  'matter.get': getMatter,
  'matter.timeline': timeline,
  'matter.preview': previewMatter,
  'matter.verify': verifyMatter,
}

export const matterHandlers = { ...commandHandlers, ...queryHandlers }
