import { localDate } from '../../clock/time'
import { type Actor, actingRole } from '../../people/actor'
import { type Refusal, Refused, refuse } from '../../refusal'
import { approverOf } from '../../rules/pack'
import type { FieldChange, NewEvent } from '../events'
import type { MatterContent } from '../matter'
import { subjectOf } from '../subject'
import { CATEGORY_WORDS, NUMBER_WORDS } from '../words'
import {
  actorOf,
  actsAs,
  type CommandInput,
  type Context,
  define,
  filesOf,
  IN_CHARGE,
  type Situation,
} from './definition'
import { newAssignments } from './issuing'
import { first, mustBeDraft, mustBeOpen, when } from './states'

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

/** Every unit's front must be in reach: who is there for one front drafts for its units only. */
const mayName = (frontIds: string[], actor: Actor): boolean =>
  frontIds.every((id) => actingRole(actor, IN_CHARGE, () => ({ unitIds: [], frontIds: [id], personIds: [] })))

const drafted = (input: CommandInput<'draft'>['content'], context: Context) => {
  const content = contentOf(input, context)
  const frontIds = frontsOf(content, context)
  if (!mayName(frontIds, context.actor)) throw new Refused(refuse('NOT_YOUR_FRONT', 'lead'))
  return { content, frontIds }
}

export const draft = define<'draft'>({
  may: () => null,
  decide: ({ content }, context) => [
    { type: 'MatterDrafted', data: { ...drafted(content, context), officerId: context.actor.personId } },
  ],
})

/** A draft that is moved out of reach of who was in charge is in charge of who moved it. */
const inChargeOf = (frontIds: string[], context: Context) => {
  const { actor, directory, matter } = context
  const before = directory.person(matter.officerId)
  return before?.active && mayName(frontIds, actorOf(before))
    ? {}
    : {
        officerId: actor.personId,
        officerRole: actsAs(context, 'officer') ? ('officer' as const) : ('liaison' as const),
      }
}

export const amendDraft = define<'amendDraft'>({
  may: mustBeDraft,
  decide: ({ content }, context) => {
    const { frontIds, ...amended } = drafted(content, context)
    return [{ type: 'DraftAmended', data: { ...amended, frontIds, ...inChargeOf(frontIds, context) } }]
  },
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

const mustBeApprover = (s: Situation): Refusal | null => {
  const { matter } = s
  if (matter.status !== 'awaitingApproval') return refuse('WRONG_STATE')
  return matter.approver && actsAs(s, matter.approver) ? null : refuse('NOT_THE_APPROVER')
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

/** Old and new, as people read them (docs/domain.md, section 3: an amend after issue says why and shows both). */
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

/** The role in which that person would be in charge of the matter. */
const officerRole = (id: string, { directory, matter }: Context): 'officer' | 'liaison' => {
  const person = directory.person(id)
  if (!person?.active) throw new Refused(refuse('NOT_FOUND', 'officerId'))
  const role = actingRole(actorOf(person), IN_CHARGE, () => subjectOf(matter))
  if (role !== 'officer' && role !== 'liaison') throw new Refused(refuse('NOT_AN_OFFICER', 'officerId'))
  return role
}

export const amend = define<'amend'>({
  may: mustBeOpen,
  decide: (input, context) => {
    const { officerId } = input
    const officer = officerId === undefined ? {} : { officerId, officerRole: officerRole(officerId, context) }
    const changes = changesOf(input, context)
    if (changes.length === 0) return refuse('NOTHING_CHANGED')
    const { title, requirement, category, files } = input
    const content: Partial<MatterContent> = {
      ...(title !== undefined && { title }),
      ...(requirement !== undefined && { requirement }),
      ...(category !== undefined && { category }),
      ...(files !== undefined && { attachments: filesOf(files, context) }),
    }
    return [{ type: 'MatterAmended', data: { reason: input.reason, changes, content, ...officer } }]
  },
})
