import { localDate } from '../../clock/time'
import { hasRole } from '../../people/actor'
import { type Refusal, Refused, refuse } from '../../refusal'
import { approverOf } from '../../rules/pack'
import type { FieldChange, NewEvent } from '../events'
import type { MatterContent } from '../matter'
import { CATEGORY_WORDS, NUMBER_WORDS } from '../words'
import { type CommandInput, type Context, define, filesOf, type Situation } from './definition'
import { newAssignments } from './issuing'
import { first, mustBeDraft, mustBeIssued, mustRun, when } from './states'

const distinct = (ids: string[]) => new Set(ids).size === ids.length

/** Fronts of the named units; NOT_FOUND for a unit that is unknown or retired, DUPLICATE_UNIT for one named twice. */
const frontsOf = (content: MatterContent, { directory }: Context): string[] => {
  const ids = [content.lead.unitId, ...content.co.map((part) => part.unitId)]
  if (!distinct(ids)) throw new Refused(refuse('DUPLICATE_UNIT', 'co'))
  const fronts = ids.map((id) => {
    const unit = directory.unit(id)
    if (!unit?.active) throw new Refused(refuse('NOT_FOUND', 'unitId'))
    return unit.frontId
  })
  const body = content.supervisingBody
  if (body.kind === 'front' && !directory.front(body.frontId)) throw new Refused(refuse('NOT_FOUND', 'supervisingBody'))
  if (body.kind === 'leadingGroup' && !directory.unit(body.unitId))
    throw new Refused(refuse('NOT_FOUND', 'supervisingBody'))
  return [...new Set(fronts)]
}

/** The content as stored, from what the form sent. */
export const contentOf = (
  input: CommandInput<'draft'>['content'],
  context: Pick<Context, 'now' | 'files'>,
): MatterContent => {
  const { files, milestones, ...rest } = input
  if (input.limit && input.dueAt) throw new Refused(refuse('BAD_INPUT', 'limit'))
  if (input.dueAt && input.dueAt <= context.now) throw new Refused(refuse('IN_THE_PAST', 'dueAt'))
  const stages = milestones.map((m, i) => ({ id: `M${i + 1}`, ...m, metAt: null, missed: false }))
  if (stages.some((stage) => stage.dueAt <= context.now)) throw new Refused(refuse('IN_THE_PAST', 'milestones'))
  if (input.reportCycle === 'perMilestone' && stages.length === 0)
    throw new Refused(refuse('NO_MILESTONES', 'milestones'))
  return { ...rest, milestones: stages, attachments: filesOf(files, context) }
}

/** A liaison drafts for units of the own front only; an officer for all. */
const mayName = (frontIds: string[], { actor }: Situation): boolean =>
  hasRole(actor, 'officer') ||
  actor.roles.some(
    ({ role, scope }) =>
      role === 'liaison' &&
      (scope.kind === 'district' || (scope.kind === 'front' && frontIds.every((id) => id === scope.frontId))),
  )

const drafted = (input: CommandInput<'draft'>['content'], context: Context) => {
  const content = contentOf(input, context)
  const frontIds = frontsOf(content, context)
  if (!mayName(frontIds, context)) throw new Refused(refuse('NOT_YOUR_FRONT', 'lead'))
  return { content, frontIds }
}

export const draft = define<'draft'>({
  may: () => null,
  decide: ({ content }, context) => [
    { type: 'MatterDrafted', data: { ...drafted(content, context), officerId: context.actor.personId } },
  ],
})

export const amendDraft = define<'amendDraft'>({
  may: mustBeDraft,
  decide: ({ content }, context) => [{ type: 'DraftAmended', data: drafted(content, context) }],
})

export const discard = define<'discard'>({
  may: mustBeDraft,
  decide: ({ reason }) => [{ type: 'DraftDiscarded', data: { reason } }],
})

const approver = ({ matter, rules }: Situation) => approverOf(rules, matter.source, matter.urgency)

export const requestApproval = define<'requestApproval'>({
  may: (s) =>
    first(
      mustBeDraft(s),
      when(approver(s) !== 'none', () => refuse('APPROVAL_NOT_NEEDED')),
    ),
  decide: (_, context) => {
    const who = approver(context)
    if (who === 'none') return refuse('APPROVAL_NOT_NEEDED')
    newAssignments(context.matter, context.rules, context)
    return [{ type: 'ApprovalRequested', data: { approver: who } }]
  },
})

/** The event of issue: number, clocks and the chains of signatures, all fixed from here on. */
const issueNow = (context: Context): NewEvent => {
  const { matter, rules, now } = context
  const assignments = newAssignments(matter, rules, context)
  const year = localDate(now).slice(0, 4)
  const word = NUMBER_WORDS[matter.source]
  const ordinal = context.take(`number.${matter.source}.${year}`)
  return {
    type: 'MatterIssued',
    data: {
      number: `${word}〔${year}〕${String(ordinal).padStart(4, '0')}号`,
      ruleVersion: rules.version,
      signOff: rules.signOff,
      confirmation: rules.confirmation,
      assignments,
    },
  }
}

const mustBeApprover = ({ matter, actor }: Situation): Refusal | null => {
  if (matter.status !== 'awaitingApproval') return refuse('WRONG_STATE')
  return matter.approver && hasRole(actor, matter.approver) ? null : refuse('NOT_THE_APPROVER')
}

export const approveIssue = define<'approveIssue'>({
  may: mustBeApprover,
  decide: ({ opinion }, context) => [{ type: 'IssueApproved', data: { opinion } }, issueNow(context)],
})

export const rejectIssue = define<'rejectIssue'>({
  may: mustBeApprover,
  decide: ({ reason }) => [{ type: 'IssueRejected', data: { reason } }],
})

export const issue = define<'issue'>({
  may: (s) =>
    first(
      mustBeDraft(s),
      when(approver(s) === 'none', () => refuse('ISSUE_NEEDS_APPROVAL')),
    ),
  decide: (_, context) => [issueNow(context)],
})

/** Old and new, as people read them (domain.md section 3: an amend after issue says why and shows both). */
const changesOf = (input: CommandInput<'amend'>, context: Context): FieldChange[] => {
  const { matter, directory } = context
  const person = (id: string) => directory.person(id)?.name ?? id
  const changes: FieldChange[] = []
  const note = (field: FieldChange['field'], before: string, after: string) => {
    if (before !== after) changes.push({ field, before, after })
  }
  if (input.title !== undefined) note('title', matter.title, input.title)
  if (input.requirement !== undefined) note('requirement', matter.requirement, input.requirement)
  if (input.category !== undefined) note('category', CATEGORY_WORDS[matter.category], CATEGORY_WORDS[input.category])
  if (input.files !== undefined)
    note(
      'attachments',
      matter.attachments.map((file) => file.name).join('、'),
      filesOf(input.files, context)
        .map((file) => file.name)
        .join('、'),
    )
  if (input.officerId !== undefined) note('officerId', person(matter.officerId), person(input.officerId))
  return changes
}

export const amend = define<'amend'>({
  may: (s) => mustBeIssued(s) ?? (s.matter.status === 'suspended' ? null : mustRun(s)),
  decide: (input, context) => {
    if (input.officerId !== undefined) {
      const officer = context.directory.person(input.officerId)
      if (!officer?.active) return refuse('NOT_FOUND', 'officerId')
      if (!officer.roles.some(({ role }) => role === 'officer' || role === 'liaison'))
        return refuse('NOT_AN_OFFICER', 'officerId')
    }
    const changes = changesOf(input, context)
    if (changes.length === 0) return refuse('NOTHING_CHANGED')
    const { title, requirement, category, files } = input
    const content: Partial<MatterContent> = {
      ...(title !== undefined && { title }),
      ...(requirement !== undefined && { requirement }),
      ...(category !== undefined && { category }),
      ...(files !== undefined && { attachments: filesOf(files, context) }),
    }
    const officer = input.officerId === undefined ? {} : { officerId: input.officerId }
    return [{ type: 'MatterAmended', data: { reason: input.reason, changes, content, ...officer } }]
  },
})
