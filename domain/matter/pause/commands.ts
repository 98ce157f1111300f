import { refuse } from '../../refusal'
import { mustRun, when } from '../base/guards'
import { type Context, issued, type Situation } from '../base/situation'
import type { Commands } from '../base/topic'
import { isSuspended } from '../state/matter'
import type { contract } from './contract'
import type { PauseEvents } from './events'
import { afterPause } from './moves'
import { endRefused, lastMoment, remindedBefore } from './until'

const mustBeSuspended = ({ matter }: Situation) => when(isSuspended(matter), () => refuse('NOT_SUSPENDED'))

const ending = (until: string, context: Context) => ({ until, remindAt: remindedBefore(until, context) })

export const commands: Commands<typeof contract, PauseEvents> = {
  suspend: {
    may: mustRun,
    decide: ({ until = null, reason }, context) => {
      const end = until ?? lastMoment(context.now)
      return endRefused(end, context.now) ?? [{ type: 'MatterSuspended', data: { reason, ...ending(end, context) } }]
    },
  },
  /** Another end, from today at most as far ahead as the first could be. */
  renewSuspension: {
    may: mustBeSuspended,
    decide: ({ until, reason }, context) => {
      if (until === issued(context).suspension?.until) return refuse('NOTHING_CHANGED', 'until')
      return (
        endRefused(until, context.now) ?? [{ type: 'SuspensionRenewed', data: { reason, ...ending(until, context) } }]
      )
    },
  },
  /** The clocks go on: every moment still ahead moves by the pause, and each receipt shows it. */
  resume: {
    may: mustBeSuspended,
    decide: ({ reason }, context) => {
      const matter = issued(context)
      const { suspension } = matter
      if (!suspension) return refuse('NOT_SUSPENDED')
      return [{ type: 'MatterResumed', data: { reason, ...afterPause(matter, suspension, context) } }]
    },
  },
}
