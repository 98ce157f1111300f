import { refuse } from '../../refusal'
import { mustRun, when } from '../base/guards'
import { issued } from '../base/situation'
import type { Commands } from '../base/topic'
import type { contract } from './contract'
import type { PauseEvents } from './events'
import { afterPause } from './moves'

export const commands: Commands<typeof contract, PauseEvents> = {
  suspend: {
    may: mustRun,
    decide: ({ reason }) => [{ type: 'MatterSuspended', data: { reason } }],
  },
  /** The clocks go on: every moment still ahead moves by the pause, and each receipt shows it. */
  resume: {
    may: ({ matter }) => when(matter.status === 'suspended', () => refuse('NOT_SUSPENDED')),
    decide: ({ reason }, context) => {
      const matter = issued(context)
      const { suspension } = matter
      if (!suspension) return refuse('NOT_SUSPENDED')
      return [{ type: 'MatterResumed', data: { reason, ...afterPause(matter, suspension, context) } }]
    },
  },
}
