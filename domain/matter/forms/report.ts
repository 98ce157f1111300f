import type { ReportText } from '../base/form'
import type { MatterEvent } from '../events'
import type { Assignment } from '../state/matter'

/** A page of a matter's timeline, newest first. */
interface TimelinePage {
  items: MatterEvent[]
  next: string | null
}

const reportIn = (events: MatterEvent[], reportId: string): ReportText | null => {
  for (const event of events) {
    if (event.type !== 'ReportSubmitted' && event.type !== 'ReportCorrected') continue
    if (event.data.reportId !== reportId) continue
    const { text, remaining, files } = event.data
    return { reportId, at: event.at, text, remaining, files }
  }
  return null
}

/**
 * The newest version of the report that a command corrects: the tapped one or the unit's last, looked for along the
 * timeline from its end. Null for a command that corrects none, and when there is none.
 */
export const reportToCorrect = async (
  command: string,
  assignment: Assignment | null,
  item: string | null,
  pageAfter: (after: string | null) => Promise<TimelinePage>,
): Promise<ReportText | null> => {
  const reportId = item ?? assignment?.lastReport?.id
  if (command !== 'correctReport' || !reportId) return null
  let after: string | null = null
  do {
    const page: TimelinePage = await pageAfter(after)
    const found = reportIn(page.items, reportId)
    if (found) return found
    after = page.next
  } while (after)
  return null
}
