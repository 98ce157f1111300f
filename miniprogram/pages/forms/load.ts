import type { About, ReportText } from '../../../domain/matter/base/form'
import type { MatterEvent } from '../../../domain/matter/events'
import { type Assignment, isIssued, type Matter } from '../../../domain/matter/state/matter'
import { query } from '../../services/api'
import { actor, calendar, now, ready } from '../../services/session'

export interface Ids {
  matterId: string
  assignmentId: string | null
  item: string | null
}

/** Events a question for the timeline brings. */
const PAGE = 100

const reportIn = (events: MatterEvent[], reportId: string): ReportText | null => {
  for (const event of events) {
    if (event.type !== 'ReportSubmitted' && event.type !== 'ReportCorrected') continue
    if (event.data.reportId !== reportId) continue
    const { text, remaining, files } = event.data
    return { reportId, at: event.at, text, remaining, files }
  }
  return null
}

/** The newest version of a report, looked for along the timeline from its end; null when there is none. */
const findReport = async (matterId: string, reportId: string): Promise<ReportText | null> => {
  let after: string | null = null
  do {
    const page: { items: MatterEvent[]; next: string | null } = await query('matter.timeline', {
      matterId,
      limit: PAGE,
      ...(after && { after }),
    })
    const found = reportIn(page.items, reportId)
    if (found) return found
    after = page.next
  } while (after)
  return null
}

const shareOf = (matter: Matter, id: string | null): Assignment | null =>
  (isIssued(matter) && matter.assignments.find((each) => each.id === id)) || null

/** Loads what a form is about. Throws ApiError. */
export const loadAbout = async (command: string, { matterId, assignmentId, item }: Ids): Promise<About> => {
  await ready()
  const { matter, names } = await query('matter.get', { matterId })
  const assignment = shareOf(matter, assignmentId)
  const reportId = item ?? assignment?.lastReport?.id ?? null
  const report = command === 'correctReport' && reportId ? await findReport(matterId, reportId) : null
  return { matter, assignment, names, now: now(), calendar: calendar(), item, report, actor: actor() }
}
