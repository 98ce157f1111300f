import type { FromSchema } from 'json-schema-to-ts'
import { isStopped } from '../../clock/stop'
import type { FileRef } from '../../evidence/file'
import { isRefusal, type Refusal, refuse } from '../../refusal'
import { URGENCY_WORDS } from '../../rules/kinds'
import { nextOf } from '../base/cycle'
import { first, mustBeOpen, mustRun, when } from '../base/guards'
import { type Context, filesOf, issued, type Situation, thingId, unfit } from '../base/situation'
import type { Commands } from '../base/topic'
import { isIssued, leadOf, openMilestones } from '../state/matter'
import { CATEGORY_WORDS, REPORT_CYCLE_WORDS } from '../state/words'
import type { contract } from './contract'
import type { AmendingEvents } from './events'
import { officerRole, persons } from './persons'

/** A field changed after issue, as people read it. */
type FieldChange = AmendingEvents['MatterAmended']['changes'][number]
type Input = FromSchema<typeof contract.amend.input>

const namesOf = (files: readonly FileRef[]): string => files.map((file) => file.name).join('、')

/** Old and new, as people read them (docs/domain.md, section 3: an amend after issue says why and shows both). */
const changesOf = (input: Input, attachments: FileRef[] | undefined, context: Context): FieldChange[] => {
  const { matter, directory } = context
  const person = (id: string) => directory.person(id)?.name ?? id
  const changes: FieldChange[] = []
  const note = (field: FieldChange['field'], before: string, after: string) => {
    if (before !== after) changes.push({ field, before, after })
  }
  if (input.title !== undefined) note('title', matter.title, input.title)
  if (input.requirement !== undefined) note('requirement', matter.requirement, input.requirement)
  if (input.category !== undefined) note('category', CATEGORY_WORDS[matter.category], CATEGORY_WORDS[input.category])
  if (input.urgency !== undefined) note('urgency', URGENCY_WORDS[matter.urgency], URGENCY_WORDS[input.urgency])
  if (input.reportCycle !== undefined)
    note('reportCycle', REPORT_CYCLE_WORDS[matter.reportCycle], REPORT_CYCLE_WORDS[input.reportCycle])
  if (attachments !== undefined) note('attachments', namesOf(matter.attachments), namesOf(attachments))
  if (input.officerId !== undefined) note('officerId', person(matter.officerId), person(input.officerId))
  return changes
}

const officerOf = (id: string | undefined, context: Context) => {
  if (id === undefined) return {}
  const refusal = unfit(persons.amend.officerId, id, 'officerId', context)
  const person = context.directory.person(id)
  const role = person && officerRole(person, context.matter)
  return refusal ?? (role ? { officerId: id, officerRole: role } : refuse('NOT_AN_OFFICER', 'officerId'))
}

/** By another cycle: its periods count from now, after the reports that there were. NO_MILESTONES where it asks for them. */
const reportsBy = (cycle: Input['reportCycle'], context: Context) => {
  const matter = issued(context)
  if (cycle === undefined || cycle === matter.reportCycle) return {}
  if (cycle === 'perMilestone' && openMilestones(matter).length === 0) return refuse('NO_MILESTONES', 'reportCycle')
  const lead = leadOf(matter)
  const after = lead.reporting ? lead.reporting.ordinal - 1 : lead.lastOrdinal
  const cycleSet = { at: context.now, after }
  const next = nextOf(context.calendar, { reportCycle: cycle }, { ...lead, cycleSet }, after + 1)
  return { reports: { assignmentId: lead.id, next, after } }
}

const atWork = (s: Situation): Refusal | null =>
  first(
    mustRun(s),
    when(isIssued(s.matter) && !isStopped(leadOf(s.matter).due), () => refuse('WRONG_STATE')),
  )

export const commands: Commands<typeof contract, AmendingEvents> = {
  amend: {
    may: mustBeOpen,
    decide: (input, context) => {
      const officer = officerOf(input.officerId, context)
      if (isRefusal(officer)) return officer
      const attachments = input.files && filesOf(input.files, context)
      if (isRefusal(attachments)) return attachments
      const reports = reportsBy(input.reportCycle, context)
      if (isRefusal(reports)) return reports
      const changes = changesOf(input, attachments, context)
      if (changes.length === 0) return refuse('NOTHING_CHANGED')
      const { title, requirement, category, urgency, reportCycle } = input
      const content: AmendingEvents['MatterAmended']['content'] = {
        ...(title !== undefined && { title }),
        ...(requirement !== undefined && { requirement }),
        ...(category !== undefined && { category }),
        ...(urgency !== undefined && { urgency }),
        ...(reportCycle !== undefined && { reportCycle }),
        ...(attachments !== undefined && { attachments }),
      }
      return [{ type: 'MatterAmended', data: { reason: input.reason, changes, content, ...officer, ...reports } }]
    },
  },
  /** A point on the way more, within the lead's work. */
  addMilestone: {
    may: (s) =>
      first(
        atWork(s),
        when(isIssued(s.matter) && leadOf(s.matter).due.dueAt > s.now, () => refuse('NO_TIME_LEFT')),
      ),
    decide: ({ title, dueAt, reason }, context) => {
      if (dueAt <= context.now) return refuse('IN_THE_PAST', 'dueAt')
      if (dueAt > leadOf(issued(context)).due.dueAt) return refuse('MILESTONE_AFTER_DUE', 'dueAt')
      // those of the draft are M1, M2, …
      const milestoneId = `${thingId('M', context)}-1`
      return [{ type: 'MilestoneAdded', data: { milestoneId, title, dueAt, reason } }]
    },
  },
  /** What was charged for it stays; where reports go by milestones one is left. */
  dropMilestone: {
    may: (s) =>
      first(
        atWork(s),
        when(isIssued(s.matter) && s.matter.milestones.some(({ metAt }) => metAt === null), () =>
          refuse('NO_OPEN_MILESTONE'),
        ),
      ),
    decide: ({ milestoneId, reason }, context) => {
      const matter = issued(context)
      const milestone = matter.milestones.find(({ id }) => id === milestoneId)
      if (!milestone) return refuse('NOT_FOUND', 'milestoneId')
      if (milestone.metAt !== null) return refuse('ALREADY_DONE', 'milestoneId')
      if (matter.reportCycle === 'perMilestone' && matter.milestones.length === 1)
        return refuse('NO_MILESTONES', 'milestoneId')
      return [{ type: 'MilestoneDropped', data: { milestoneId, title: milestone.title, reason } }]
    },
  },
}
