import type { Instant } from '../../clock/time'
import { assignmentMustBe } from '../base/guards'
import { nextNumber } from '../base/number'
import { assigned, type Context, issued } from '../base/situation'
import type { Commands } from '../base/topic'
import type { Level } from '../state/words'
import type { contract } from './contract'
import type { UrgingEvents } from './events'

/** 催办单 with the next number of its year: `催〔2026〕0007号`. */
export const urgeNumber = (context: Pick<Context, 'take'>, at: Instant): string => nextNumber(context, '催', 'urge', at)

const higher = (a: Level, b: Level): Level => (a > b ? a : b)

export const commands: Commands<typeof contract, UrgingEvents> = {
  /** By a person: it widens the circle to level 2 and is numbered with the timer's own. */
  urge: {
    may: assignmentMustBe('issued', 'signedIn', 'inProgress', 'awaitingSignOff'),
    decide: ({ text }, context) => {
      const { id, urgeCount } = assigned(context)
      const data = {
        assignmentId: id,
        urgeNumber: urgeNumber(context, context.now),
        ordinal: urgeCount + 1,
        level: higher(issued(context).level, 2),
        text,
        byTimer: false,
      }
      return [{ type: 'Urged', data }]
    },
  },
}
