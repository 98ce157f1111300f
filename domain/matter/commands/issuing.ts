import type { Calendar } from '../../clock/calendar'
import { closeOfBusiness, workingDayFrom } from '../../clock/calendar'
import { type Deadline, deadlineFor, fixedDeadline } from '../../clock/deadline'
import { addCalendarDays, addCalendarMonths, type Instant, type LocalDate, localDate } from '../../clock/time'
import { Refused, refuse } from '../../refusal'
import { handlingLimit, objectionLimit, type RulePack } from '../../rules/pack'
import type { NewAssignment } from '../events'
import type { Assignment, ExpectedReport, IssuedMatter, MatterContent, UnitPart } from '../matter'
import type { AssignmentKind, ReportCycle } from '../words'
import type { Context } from './definition'

const CYCLE_DAYS: Partial<Record<ReportCycle, number>> = { weekly: 7, fortnightly: 14 }

/** The last day of a cycle's period, before days off are looked at; null where the cycle asks for no regular report. */
const lastDayOf = (cycle: ReportCycle, start: Instant, ordinal: number): LocalDate | null => {
  if (cycle === 'monthly') return addCalendarMonths(localDate(start), ordinal)
  const days = CYCLE_DAYS[cycle]
  return days === undefined ? null : addCalendarDays(localDate(start), days * ordinal)
}

/**
 * When the `ordinal`-th report of a cycle is due: so many weeks or months after the day of `start`, at close of
 * business, on the next working day where that day is none. Null where the cycle asks for no regular report.
 */
export const reportDue = (calendar: Calendar, cycle: ReportCycle, start: Instant, ordinal: number): Instant | null => {
  const day = lastDayOf(cycle, start, ordinal)
  return day && closeOfBusiness(calendar, workingDayFrom(calendar, day))
}

/**
 * The report to expect next, or null once it would fall after the due moment: the completion stands for it. A calendar
 * year after the due moment is not looked at.
 */
export const nextReport = (
  calendar: Calendar,
  cycle: ReportCycle,
  start: Instant,
  ordinal: number,
  dueAt: Instant,
): ExpectedReport | null => {
  const day = lastDayOf(cycle, start, ordinal)
  if (day === null || closeOfBusiness(calendar, day) >= dueAt) return null
  const at = reportDue(calendar, cycle, start, ordinal)
  return at !== null && at < dueAt ? { ordinal, dueAt: at } : null
}

/** When the unit was given its share: its report cycle counts from here, whatever is extended or reopened later. */
export const givenAt = (assignment: Assignment): Instant => assignment.signIn.receipt.start

/**
 * The report to expect from now on under the due moment `dueAt`: the one already expected while it is still ahead,
 * else the first of the cycle that is. Periods that ended while nothing could be reported are left out.
 */
export const reportingFrom = (
  matter: IssuedMatter,
  assignment: Assignment,
  dueAt: Instant,
  { calendar, now }: Pick<Context, 'calendar' | 'now'>,
): ExpectedReport | null => {
  if (assignment.kind !== 'lead') return null
  if (assignment.reporting && assignment.reporting.dueAt > now) return assignment.reporting
  for (let ordinal = assignment.lastOrdinal + 1; ; ordinal += 1) {
    const next = nextReport(calendar, matter.reportCycle, givenAt(assignment), ordinal, dueAt)
    if (next === null || next.dueAt > now) return next
  }
}

type IssueContext = Pick<Context, 'calendar' | 'directory' | 'now'>

/** The lead's handling clock: the moment a person set, the matter's own limit, or the pack's. */
export const leadDeadline = (content: MatterContent, pack: RulePack, { calendar, now }: IssueContext): Deadline =>
  content.dueAt
    ? fixedDeadline(calendar, now, content.dueAt)
    : deadlineFor(calendar, now, content.limit ?? handlingLimit(pack, content.source, content.urgency))

/** One unit's assignment with its clocks, which start now: at issue, never at sign-in (docs/domain.md, section 4). */
export const newAssignment = (
  id: string,
  kind: AssignmentKind,
  { unitId, part }: UnitPart,
  due: Deadline,
  content: MatterContent,
  pack: RulePack,
  { calendar, directory, now }: IssueContext,
): NewAssignment => {
  const unit = directory.unit(unitId)
  if (!unit?.active) throw new Refused(refuse('NOT_FOUND', 'unitId'))
  return {
    id,
    kind,
    unitId,
    frontId: unit.frontId,
    part,
    signIn: deadlineFor(calendar, now, pack.limits.signIn[content.urgency]),
    objectionUntil: deadlineFor(calendar, now, objectionLimit(pack, content.source)).dueAt,
    due,
    reporting: kind === 'lead' ? nextReport(calendar, content.reportCycle, now, 1, due.dueAt) : null,
  }
}

/** A co-unit's opinion is due within its own limit, and not after the lead's work while that is still ahead. */
export const opinionDeadline = (lead: Deadline, pack: RulePack, { calendar, now }: IssueContext): Deadline => {
  const opinion = deadlineFor(calendar, now, pack.limits.opinion)
  return opinion.dueAt < lead.dueAt || lead.dueAt <= now ? opinion : lead
}

/** All assignments of a matter issued now. Refuses milestones after the due moment and unknown units. */
export const newAssignments = (content: MatterContent, pack: RulePack, context: IssueContext): NewAssignment[] => {
  const lead = leadDeadline(content, pack, context)
  for (const milestone of content.milestones) {
    if (milestone.dueAt > lead.dueAt) throw new Refused(refuse('MILESTONE_AFTER_DUE', milestone.title))
    if (milestone.dueAt <= context.now) throw new Refused(refuse('IN_THE_PAST', milestone.title))
  }
  const co = content.co.length > 0 ? opinionDeadline(lead, pack, context) : lead
  return [
    newAssignment('A1', 'lead', content.lead, lead, content, pack, context),
    ...content.co.map((part, i) => newAssignment(`A${i + 2}`, 'co', part, co, content, pack, context)),
  ]
}
