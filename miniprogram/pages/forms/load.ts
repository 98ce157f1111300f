import type { About } from '../../../domain/matter/base/form'
import { isBeginning } from '../../../domain/matter/contract'
import { aboutNone } from '../../../domain/matter/forms/beginning'
import { reportToCorrect } from '../../../domain/matter/forms/report'
import { assignmentIn } from '../../../domain/matter/state/assignments'
import { query } from '../../services/api'
import { packOf } from '../../services/packs'
import { actor, calendar, now, ready, rules as rulesInForce } from '../../services/session'

export interface Ids {
  matterId: string
  assignmentId: string | null
  item: string | null
}

/** Events a question for the timeline brings. */
const PAGE = 100

/** Loads what a form is about. Throws ApiError. */
export const loadAbout = async (command: string, { matterId, assignmentId, item }: Ids): Promise<About> => {
  await ready()
  if (isBeginning(command))
    return aboutNone({ now: now(), calendar: calendar(), rules: rulesInForce(), actor: actor() })
  const { matter, names } = await query('matter.get', { matterId })
  const assignment = assignmentIn(matter, assignmentId)
  const report = await reportToCorrect(command, assignment, item, (after) =>
    query('matter.timeline', { matterId, limit: PAGE, ...(after && { after }) }),
  )
  const rules = await packOf(matter)
  return { matter, assignment, names, now: now(), calendar: calendar(), rules, item, report, actor: actor() }
}
