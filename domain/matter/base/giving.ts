import { addWorkingDays, workingDaysBetween } from '../../clock/calendar'
import { type Deadline, deadlineFor, fixedDeadline } from '../../clock/deadline'
import { at, type Instant, localDate, localTime } from '../../clock/time'
import type { Setting } from '../../decider/setting'
import { isRefusal, type Refusal, refuse } from '../../refusal'
import { handlingLimit, objectionLimit, type RulePack } from '../../rules/pack'
import type { NewAssignment } from '../state/assignments'
import type { MatterContent, Milestone, UnitPart } from '../state/content'
import { type Assignment, type IssuedMatter, leadOf } from '../state/matter'
import type { AssignmentKind } from '../state/words'
import { nextReport } from './cycle'

type IssueContext = Omit<Setting, 'rules'>
/** All that a due moment is worked out with. */
type Moment = Pick<Setting, 'calendar' | 'now'>

/** The lead's handling clock: the moment a person set, the matter's own limit, or the pack's. */
const leadDeadline = (content: MatterContent, pack: RulePack, { calendar, now }: Moment): Deadline =>
  content.dueAt
    ? fixedDeadline(calendar, now, content.dueAt)
    : deadlineFor(calendar, now, content.limit ?? handlingLimit(pack, content.source, content.urgency))

/** Afresh: where a person set the moment, as many working days as the unit before it was given. */
const afresh = (matter: IssuedMatter, { due }: Assignment, { calendar, now }: Moment): IssuedMatter => {
  if (matter.dueAt === null) return matter
  const days = workingDaysBetween(calendar, localDate(due.receipt.start), localDate(matter.dueAt))
  const day = addWorkingDays(calendar, localDate(now), Math.max(1, days))
  return { ...matter, dueAt: at(day, localTime(matter.dueAt)) }
}

/** The clock of a unit that comes in another's place. */
export const anewFor = (matter: IssuedMatter, a: Assignment, context: Moment & { rules: RulePack }): Deadline =>
  a.kind === 'lead'
    ? leadDeadline(afresh(matter, a, context), context.rules, context)
    : opinionDeadline(leadOf(matter).due, context.rules, context)

/**
 * One unit's assignment with its clocks, which start now: at issue, never at sign-in (docs/domain.md, section 4).
 * NOT_FOUND for a unit that is unknown or retired.
 */
export const newAssignment = (
  id: string,
  kind: AssignmentKind,
  { unitId, part }: UnitPart,
  due: Deadline,
  content: MatterContent,
  pack: RulePack,
  { calendar, directory, now }: IssueContext,
): NewAssignment | Refusal => {
  const unit = directory.unit(unitId)
  if (!unit?.active) return refuse('NOT_FOUND', 'unitId')
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
export const opinionDeadline = (lead: Deadline, pack: RulePack, { calendar, now }: Moment): Deadline => {
  const opinion = deadlineFor(calendar, now, pack.limits.opinion)
  return opinion.dueAt < lead.dueAt || lead.dueAt <= now ? opinion : lead
}

const milestoneFault = (milestones: readonly Milestone[], due: Deadline, now: Instant): Refusal | null => {
  for (const { dueAt, title } of milestones) {
    if (dueAt > due.dueAt) return refuse('MILESTONE_AFTER_DUE', title)
    if (dueAt <= now) return refuse('IN_THE_PAST', title)
  }
  return null
}

/** All assignments of a matter issued now. Refuses milestones after the due moment and unknown units. */
export const newAssignments = (
  content: MatterContent,
  pack: RulePack,
  context: IssueContext,
): NewAssignment[] | Refusal => {
  const lead = leadDeadline(content, pack, context)
  const fault = milestoneFault(content.milestones, lead, context.now)
  if (fault) return fault
  const co = content.co.length > 0 ? opinionDeadline(lead, pack, context) : lead
  const given = [
    newAssignment('A1', 'lead', content.lead, lead, content, pack, context),
    ...content.co.map((part, i) => newAssignment(`A${i + 2}`, 'co', part, co, content, pack, context)),
  ]
  return given.find(isRefusal) ?? given.filter((one): one is NewAssignment => !isRefusal(one))
}
