import { refuse } from '../../refusal'
import type { IssuedMatter } from '../matter'
import { assigned, type Context, define, filesOf, issued, thingId } from './definition'
import { givenAt, nextReport, reportDue } from './issuing'
import { assignmentMustBe, first, mustBeIssued, noObjection, when } from './states'

const working = assignmentMustBe('inProgress', 'signedIn')

/** The report of the cycle that one given now fulfils: the expected one, once the period before it is over. */
const fulfilled = (matter: IssuedMatter, context: Context): number | null => {
  const assignment = assigned(context)
  const { reporting } = assignment
  if (!reporting) return null
  const periodBegan =
    reporting.ordinal === 1
      ? null
      : reportDue(context.calendar, matter.reportCycle, givenAt(assignment), reporting.ordinal - 1)
  return periodBegan === null || context.now > periodBegan ? reporting.ordinal : null
}

export const report = define<'report'>({
  may: (s) =>
    first(
      working(s),
      when(s.assignment?.kind === 'lead', () => refuse('CO_UNIT_GIVES_OPINION')),
      when(s.assignment?.responsible != null, () => refuse('NAME_RESPONSIBLE_FIRST')),
    ),
  decide: (input, context) => {
    const matter = issued(context)
    const assignment = assigned(context)
    if (input.milestoneId !== null) {
      const milestone = matter.milestones.find((m) => m.id === input.milestoneId)
      if (!milestone) return refuse('NOT_FOUND', 'milestoneId')
      if (milestone.metAt !== null) return refuse('ALREADY_DONE', 'milestoneId')
    }
    const ordinal = fulfilled(matter, context)
    const next =
      ordinal === null
        ? assignment.reporting
        : nextReport(context.calendar, matter.reportCycle, givenAt(assignment), ordinal + 1, assignment.due.dueAt)
    const { text, remaining, milestoneId } = input
    return [
      {
        type: 'ReportSubmitted',
        data: {
          assignmentId: assignment.id,
          reportId: thingId('R', context),
          text,
          remaining,
          files: filesOf(input.files, context),
          milestoneId,
          ordinal,
          next,
        },
      },
    ]
  },
})

/** 补正: a new version with its reason; both stay visible. */
export const correctReport = define<'correctReport'>({
  may: (s) =>
    first(
      assignmentMustBe('signedIn', 'inProgress', 'awaitingSignOff', 'awaitingConfirmation')(s),
      when((s.assignment?.reports.length ?? 0) > 0, () => refuse('NO_REPORT')),
    ),
  decide: ({ reportId, reason, text, remaining, files }, context) => {
    const assignment = assigned(context)
    const report = assignment.reports.find((r) => r.id === reportId)
    if (!report) return refuse('NOT_FOUND', 'reportId')
    return [
      {
        type: 'ReportCorrected',
        data: {
          assignmentId: assignment.id,
          reportId,
          version: report.version + 1,
          reason,
          text,
          remaining,
          files: filesOf(files, context),
        },
      },
    ]
  },
})

/** A co-unit's opinion to the lead unit: its part is done with it. */
export const giveOpinion = define<'giveOpinion'>({
  may: (s) =>
    first(
      working(s),
      when(s.assignment?.kind === 'co', () => refuse('LEAD_UNIT_REPORTS')),
      noObjection(s),
    ),
  decide: ({ text, files }, context) => {
    const { id, due } = assigned(context)
    const late = context.now > due.dueAt
    return [{ type: 'OpinionGiven', data: { assignmentId: id, text, files: filesOf(files, context), late } }]
  },
})

export const comment = define<'comment'>({
  may: mustBeIssued,
  decide: ({ text, mentions, files }, context) => {
    for (const id of mentions) if (!context.directory.person(id)?.active) return refuse('NOT_FOUND', 'mentions')
    return [
      {
        type: 'CommentPosted',
        data: { commentId: thingId('C', context), text, mentions, files: filesOf(files, context) },
      },
    ]
  },
})
