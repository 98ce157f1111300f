import { isRefusal, refuse } from '../../refusal'
import { assignmentMustBe, first, noObjection, when } from '../base/guards'
import { assigned, filesOf } from '../base/situation'
import type { Commands } from '../base/topic'
import type { contract } from './contract'
import type { OpinionEvents } from './events'

export const commands: Commands<typeof contract, OpinionEvents> = {
  giveOpinion: {
    may: (s) =>
      first(
        assignmentMustBe('inProgress', 'signedIn')(s),
        when(s.assignment?.kind === 'co', () => refuse('LEAD_UNIT_REPORTS')),
        noObjection(s),
      ),
    decide: ({ text, files: ids }, context) => {
      const { id, due } = assigned(context)
      const files = filesOf(ids, context)
      if (isRefusal(files)) return files
      return [{ type: 'OpinionGiven', data: { assignmentId: id, text, files, late: context.now > due.dueAt } }]
    },
  },
}
