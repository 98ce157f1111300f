import { refuse } from '../../refusal'
import { assignmentMustBe, first, when } from '../base/guards'
import { assigned, issued, type Situation } from '../base/situation'
import type { Commands } from '../base/topic'
import { isIssued } from '../state/matter'
import { hasPlan, hasReported, progressOf } from '../state/progress'
import type { contract } from './contract'
import type { ProgressEvents } from './events'

const mustHavePlan = ({ matter, assignment }: Situation) =>
  when(assignment !== null && isIssued(matter) && hasPlan(matter, assignment), () => refuse('NO_PLAN'))

export const commands: Commands<typeof contract, ProgressEvents> = {
  /** 确认进度: as the unit stated it, or another with the reason. NO_PLAN, SAME_PERSON, WHY_ANOTHER. */
  confirmProgress: {
    may: (s) =>
      first(
        assignmentMustBe('inProgress')(s),
        mustHavePlan(s),
        when(!hasReported(s.matter, s.assignment?.id ?? '', s.actor.personId), () => refuse('SAME_PERSON')),
      ),
    decide: ({ percent, opinion }, context) => {
      const a = assigned(context)
      const stated = a.progress?.stated?.percent ?? null
      if (percent !== (stated ?? progressOf(issued(context), a)) && opinion.trim() === '')
        return refuse('WHY_ANOTHER', 'opinion')
      return [{ type: 'ProgressConfirmed', data: { assignmentId: a.id, percent, stated, opinion } }]
    },
  },
}
