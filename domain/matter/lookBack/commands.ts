import { isRefusal, refuse } from '../../refusal'
import { when } from '../base/guards'
import { filesOf } from '../base/situation'
import type { Commands } from '../base/topic'
import type { EndingEvents } from '../ending/events'
import { lookBackFault } from '../ending/lookBackDay'
import { reopenedBy } from '../ending/reopening'
import { lookBackAsked } from '../state/matter'
import type { contract } from './contract'
import type { LookBackEvents } from './events'

/** What has relapsed is reopened. */
type Yields = LookBackEvents & Pick<EndingEvents, 'MatterReopened'>

export const commands: Commands<typeof contract, Yields> = {
  /** 回头看: holds, or relapsed, which reopens the matter as 复办 does. NO_LOOK_BACK, RELAPSED_OR_HOLDS, LOOK_BACK_RANGE. */
  lookBack: {
    may: ({ matter }) => when(lookBackAsked(matter) !== null, () => refuse('NO_LOOK_BACK')),
    decide: ({ outcome, text, files: ids, dueAt = null, nextOn = null }, context) => {
      const files = filesOf(ids, context)
      if (isRefusal(files)) return files
      if (outcome === 'holds') {
        if (dueAt !== null) return refuse('RELAPSED_OR_HOLDS', 'dueAt')
        const fault = lookBackFault('nextOn', nextOn, context.now)
        return fault ?? [{ type: 'LookedBack', data: { outcome, text, files, ...(nextOn && { nextOn }) } }]
      }
      if (dueAt === null) return refuse('RELAPSED_OR_HOLDS', 'dueAt')
      if (nextOn !== null) return refuse('RELAPSED_OR_HOLDS', 'nextOn')
      const reopened = reopenedBy({ reason: '回头看发现反弹', dueAt }, context)
      return isRefusal(reopened) ? reopened : [{ type: 'LookedBack', data: { outcome, text, files } }, reopened]
    },
  },
}
