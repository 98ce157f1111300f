import { isRefusal, refuse } from '../../refusal'
import { mustBeIssued } from '../base/guards'
import { filesOf, thingId } from '../base/situation'
import type { Commands } from '../base/topic'
import type { contract } from './contract'
import type { WorkLogEvents } from './events'

export const commands: Commands<typeof contract, WorkLogEvents> = {
  /** From issue on, suspended or ended too. IN_THE_FUTURE. */
  log: {
    may: mustBeIssued,
    decide: ({ logKind, spokenTo, text, promised, files: ids, ...input }, context) => {
      const { heldAt = context.now } = input
      if (heldAt > context.now) return refuse('IN_THE_FUTURE', 'heldAt')
      const files = filesOf(ids, context)
      if (isRefusal(files)) return files
      const data = { logId: thingId('L', context), logKind, spokenTo, heldAt, text, promised, files }
      return [{ type: 'WorkLogged', data }]
    },
  },
}
