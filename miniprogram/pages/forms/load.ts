import type { About } from '../../../domain/matter/base/form'
import { isBeginning } from '../../../domain/matter/contract'
import { aboutNone } from '../../../domain/matter/forms/beginning'
import { reportToCorrect } from '../../../domain/matter/forms/report'
import { assignmentIn } from '../../../domain/matter/state/assignments'
import { type MatterSeen, matterSeen } from '../../forms/matterSeen'
import { query } from '../../services/api'
import { isOffline } from '../../services/errors'
import { packOf } from '../../services/packs'
import { actor, calendar, now, ready, rules as rulesInForce } from '../../services/session'

export interface Ids {
  matterId: string
  assignmentId: string | null
  item: string | null
}

/** Events a question for the timeline brings. */
const PAGE = 100

interface Source extends Omit<MatterSeen, 'steps'> {
  pageAfter: (after: string | null) => Promise<MatterSeen['steps']>
}

const asked = async (matterId: string): Promise<Source> => {
  const { matter, names } = await query('matter.get', { matterId })
  const pageAfter: Source['pageAfter'] = (after) =>
    query('matter.timeline', { matterId, limit: PAGE, ...(after && { after }) })
  return { matter, names, rules: await packOf(matter), pageAfter }
}

/** From the server; without an answer, what was seen of the matter lately: whoever writes need not wait for a network. */
const sourceOf = (matterId: string): Promise<Source> =>
  asked(matterId).catch((error) => {
    const seen = isOffline(error) ? matterSeen(matterId)?.value : null
    if (!seen) throw error
    return { ...seen, pageAfter: async () => ({ ...seen.steps, next: null }) }
  })

/** Loads what a form is about. Throws ApiError. */
export const loadAbout = async (command: string, { matterId, assignmentId, item }: Ids): Promise<About> => {
  await ready()
  if (isBeginning(command))
    return aboutNone({ now: now(), calendar: calendar(), rules: rulesInForce(), actor: actor() })
  const { matter, names, rules, pageAfter } = await sourceOf(matterId)
  const assignment = assignmentIn(matter, assignmentId)
  const report = await reportToCorrect(command, assignment, item, pageAfter)
  return { matter, assignment, names, now: now(), calendar: calendar(), rules, item, report, actor: actor() }
}
