import type { About } from '../../../../../domain/matter/base/form'
import { isBeginning } from '../../../../../domain/matter/contract'
import { aboutNone } from '../../../../../domain/matter/forms/beginning'
import { reportToCorrect } from '../../../../../domain/matter/forms/report'
import { assignmentIn } from '../../../../../domain/matter/state/assignments'
import { query } from '../../../services/api'
import { packOf } from '../../../services/packs'
import { actor, now, requireMe } from '../../../services/session'
import type { Asked } from './asked'

const PAGE = 200

/** Loads what a form is about. Throws ApiError. */
export const loadAbout = async ({ command, matterId, assignmentId, item = null }: Asked): Promise<About> => {
  const { calendar, rules: inForce } = requireMe()
  if (isBeginning(command)) return aboutNone({ now: now.value, calendar, rules: inForce, actor: actor.value })
  const { matter, names } = await query('matter.get', { matterId })
  const assignment = assignmentIn(matter, assignmentId)
  const report = await reportToCorrect(command, assignment, item, (after) =>
    query('matter.timeline', { matterId, limit: PAGE, ...(after && { after }) }),
  )
  const rules = await packOf(matter)
  return { matter, assignment, names, now: now.value, calendar, rules, item, report, actor: actor.value }
}
