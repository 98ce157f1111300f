import { idOf, instant, oneOf, prose, shortText, text } from '../../contract/schema'
import { IN_CHARGE } from '../../roles'
import { URGENCIES } from '../../rules/kinds'
import { files, forGroupsToo, onMatter } from '../base/contract'
import { CATEGORIES, REPORT_CYCLES } from '../state/words'

export const contract = {
  amend: forGroupsToo(
    IN_CHARGE,
    onMatter(
      {
        reason: shortText,
        title: text(2, 120),
        requirement: prose(2, 4000),
        category: oneOf(CATEGORIES),
        urgency: oneOf(URGENCIES),
        reportCycle: oneOf(REPORT_CYCLES),
        files,
        officerId: idOf('person'),
      },
      ['reason'],
    ),
  ),
  addMilestone: forGroupsToo(
    IN_CHARGE,
    onMatter({ title: text(1, 120), dueAt: instant, reason: shortText }, ['title', 'dueAt', 'reason']),
  ),
  dropMilestone: forGroupsToo(
    IN_CHARGE,
    onMatter({ milestoneId: idOf('milestone'), reason: shortText }, ['milestoneId', 'reason']),
  ),
} as const
