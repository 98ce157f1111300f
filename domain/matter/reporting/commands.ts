import { isRefusal, type Refusal, refuse } from '../../refusal'
import { nextOf, periodEnd } from '../base/cycle'
import { assignmentMustBe, first, when } from '../base/guards'
import { assigned, type Context, filesOf, issued, thingId } from '../base/situation'
import type { Commands } from '../base/topic'
import type { IssuedMatter } from '../state/matter'
import { hasPlan } from '../state/progress'
import type { contract } from './contract'
import type { ReportingEvents } from './events'

/**
 * The report of the cycle that one given now fulfils: the expected one, once the period before it is over. While one was
 * missed, a late one pays for that and for no other.
 */
const fulfilled = (matter: IssuedMatter, context: Context): number | null => {
  const assignment = assigned(context)
  const { reporting, missedReport } = assignment
  if (!reporting || missedReport !== null) return null
  const periodBegan = periodEnd(context.calendar, matter, assignment, reporting.ordinal - 1)
  return periodBegan === null || context.now > periodBegan ? reporting.ordinal : null
}

const milestoneFault = (id: string | null, { milestones }: IssuedMatter): Refusal | null => {
  if (id === null) return null
  const milestone = milestones.find((m) => m.id === id)
  if (!milestone) return refuse('NOT_FOUND', 'milestoneId')
  return milestone.metAt === null ? null : refuse('ALREADY_DONE', 'milestoneId')
}

export const commands: Commands<typeof contract, ReportingEvents> = {
  report: {
    may: (s) =>
      first(
        assignmentMustBe('inProgress', 'signedIn')(s),
        when(s.assignment?.kind === 'lead', () => refuse('CO_UNIT_GIVES_OPINION')),
        when(s.assignment?.responsible != null, () => refuse('NAME_RESPONSIBLE_FIRST')),
      ),
    decide: ({ text, remaining, milestoneId, percent = null, files: ids }, context) => {
      const matter = issued(context)
      const assignment = assigned(context)
      const fault = milestoneFault(milestoneId, matter)
      if (fault) return fault
      if (percent !== null && !hasPlan(matter, assignment)) return refuse('NO_PLAN', 'percent')
      const files = filesOf(ids, context)
      if (isRefusal(files)) return files
      const ordinal = fulfilled(matter, context)
      const next = ordinal === null ? assignment.reporting : nextOf(context.calendar, matter, assignment, ordinal + 1)
      const reportId = thingId('R', context)
      const data = { assignmentId: assignment.id, reportId, text, remaining, files, milestoneId, ordinal, next }
      return [{ type: 'ReportSubmitted', data: { ...data, ...(percent !== null && { percent }) } }]
    },
  },
  /** 补正: a new version with its reason; both stay visible. */
  correctReport: {
    may: (s) =>
      first(
        assignmentMustBe('signedIn', 'inProgress', 'awaitingSignOff', 'awaitingConfirmation')(s),
        when((s.assignment?.reports.length ?? 0) > 0, () => refuse('NO_REPORT')),
      ),
    decide: ({ reportId, reason, text, remaining, files: ids }, context) => {
      const assignment = assigned(context)
      const report = assignment.reports.find((r) => r.id === reportId)
      if (!report) return refuse('NOT_FOUND', 'reportId')
      const files = filesOf(ids, context)
      if (isRefusal(files)) return files
      const version = report.version + 1
      const data = { assignmentId: assignment.id, reportId, version, reason, text, remaining, files }
      return [{ type: 'ReportCorrected', data }]
    },
  },
}
