import { isRefusal, refuse } from '../../refusal'
import { mustBeOpen, when } from '../base/guards'
import { issued } from '../base/situation'
import type { Commands } from '../base/topic'
import { unanswered } from '../state/matter'
import type { contract } from './contract'
import type { EndingEvents } from './events'
import { lookBackFault } from './lookBackDay'
import { reopenedBy } from './reopening'

export const commands: Commands<typeof contract, EndingEvents> = {
  /** By decision, without the units' completion. */
  close: {
    may: mustBeOpen,
    decide: ({ reason, lookBackOn }, context) => {
      if (unanswered(context.matter).length > 0) return refuse('INSTRUCTION_OPEN')
      const fault = lookBackFault('lookBackOn', lookBackOn, context.now)
      if (fault) return fault
      const onTime = issued(context).assignments.every((a) => a.overdueAt === null)
      return [
        {
          type: 'MatterClosed',
          data: { how: 'byDecision', onTime, words: reason, ...(lookBackOn && { lookBackOn }) },
        },
      ]
    },
  },
  /** 复办: the old closing stays visible; a new round, with new clocks for whoever had not finished. */
  reopen: {
    may: ({ matter }) => when(matter.status === 'closed', () => refuse('NOT_CLOSED')),
    decide: (again, context) => {
      const reopened = reopenedBy(again, context)
      return isRefusal(reopened) ? reopened : [reopened]
    },
  },
  /** 撤销. Issued by mistake, it leaves no points and no proposed transfer behind (docs/domain.md, section 3). */
  withdraw: {
    may: mustBeOpen,
    decide: ({ reason, byMistake = false }) => [{ type: 'MatterWithdrawn', data: { reason, byMistake } }],
  },
}
