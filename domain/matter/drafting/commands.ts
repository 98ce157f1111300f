import type { FromSchema } from 'json-schema-to-ts'
import { localDate } from '../../clock/time'
import { type Actor, actingRole } from '../../people/actor'
import { isRefusal, type Refusal, refuse } from '../../refusal'
import { IN_CHARGE } from '../../roles'
import { mustBeDraft } from '../base/guards'
import { actorOf, actsAs, type Context, filesOf, roleOn } from '../base/situation'
import type { Commands } from '../base/topic'
import { untimely } from '../basis/shape'
import type { Basis } from '../state/basis'
import type { MatterContent } from '../state/content'
import { isUnprepared } from '../state/drafts'
import { roleInGroup } from '../state/groups'
import { type Matter, unanswered } from '../state/matter'
import type { matterContent } from './content'
import type { contract } from './contract'
import type { DraftingEvents } from './events'
import { type DraftContent, filledIn, frontsDrafted } from './gaps'

type WholeContent = FromSchema<typeof matterContent>

const distinct = (ids: string[]) => new Set(ids).size === ids.length

/**
 * Fronts of the named units, where there are none those of whoever drafts; NOT_FOUND for a unit that is unknown or
 * retired, DUPLICATE_UNIT for one named twice.
 */
const frontsOf = (content: MatterContent, { directory, actor }: Context): string[] | Refusal => {
  const named = content.gaps?.includes('lead') ? [] : [content.lead.unitId]
  const ids = [...named, ...content.co.map((part) => part.unitId)]
  if (!distinct(ids)) return refuse('DUPLICATE_UNIT', 'co')
  const fronts = ids.flatMap((id) => {
    const unit = directory.unit(id)
    return unit?.active ? unit.frontId : []
  })
  if (fronts.length < ids.length) return refuse('NOT_FOUND', 'unitId')
  const body = content.supervisingBody
  if (body.kind === 'front' && !directory.front(body.frontId)) return refuse('NOT_FOUND', 'supervisingBody')
  if (body.kind === 'leadingGroup' && !directory.unit(body.unitId)) return refuse('NOT_FOUND', 'supervisingBody')
  return ids.length > 0 ? [...new Set(fronts)] : frontsDrafted(actor, directory.unit(content.lead.unitId))
}

/**
 * The basis as stored, gaps and all; null where nothing of it was filled in. A page from before there were bases says
 * nothing of one: what stands stays.
 */
const basisOf = (
  { basis }: Pick<WholeContent, 'basis'>,
  context: Pick<Context, 'now' | 'files'> & { matter?: Matter | null },
): Basis | null | Refusal => {
  if (basis === undefined) return context.matter?.basis ?? null
  if (basis === null) return null
  const files = filesOf(basis.files, context)
  if (isRefusal(files)) return refuse('NOT_FOUND', 'basis.files')
  return untimely(basis, context.now, localDate(context.now)) ?? { ...basis, files }
}

/** The content as stored, from what the form sent. */
export const contentOf = (
  input: WholeContent,
  context: Pick<Context, 'now' | 'files'> & { matter?: Matter | null },
): MatterContent | Refusal => {
  const { files, milestones, ...rest } = input
  if (input.limit && input.dueAt) return refuse('BAD_INPUT', 'limit')
  if (input.dueAt && input.dueAt <= context.now) return refuse('IN_THE_PAST', 'dueAt')
  if (milestones.some(({ dueAt }) => dueAt <= context.now)) return refuse('IN_THE_PAST', 'milestones')
  if (input.reportCycle === 'perMilestone' && milestones.length === 0) return refuse('NO_MILESTONES', 'milestones')
  const attachments = filesOf(files, context)
  if (isRefusal(attachments)) return attachments
  const basis = basisOf(input, context)
  if (isRefusal(basis)) return basis
  return {
    ...rest,
    basis,
    milestones: milestones.map((m, i) => ({ id: `M${i + 1}`, ...m, metAt: null, missed: false })),
    attachments,
  }
}

type Drafted = { content: MatterContent; frontIds: string[] }

/**
 * Every unit's front must be in reach: who is there for one front drafts for its units only; a leading group's own
 * member for any unit, where the group supervises.
 */
const mayName = ({ content, frontIds }: Drafted, actor: Actor): boolean =>
  roleInGroup(content, actor, IN_CHARGE) !== undefined ||
  frontIds.every((id) => actingRole(actor, IN_CHARGE, () => ({ unitIds: [], frontIds: [id], personIds: [] })))

/** Holds the draft by his leading group alone. */
const isGroupsOnly = (context: Context): boolean => roleOn(context, IN_CHARGE) === undefined

const drafted = (input: DraftContent, context: Context): Drafted | Refusal => {
  const { content: filled, gaps } = filledIn(input, context)
  const whole = contentOf(filled, context)
  if (isRefusal(whole)) return whole
  const content = gaps.length > 0 ? { ...whole, gaps } : whole
  const frontIds = frontsOf(content, context)
  if (isRefusal(frontIds)) return frontIds
  if (mayName({ content, frontIds }, context.actor)) return { content, frontIds }
  return isGroupsOnly(context) ? refuse('NOT_YOUR_GROUP', 'supervisingBody') : refuse('NOT_YOUR_FRONT', 'lead')
}

/** A draft that is moved out of reach of who was in charge, or that a leader has begun, is in charge of who amends it. */
const inChargeOf = (draft: Drafted, context: Context) => {
  const { actor, directory, matter } = context
  const before = directory.person(matter.officerId)
  return !isUnprepared(matter) && before?.active && mayName(draft, actorOf(before))
    ? {}
    : {
        officerId: actor.personId,
        officerRole: actsAs(context, 'officer') ? ('officer' as const) : ('liaison' as const),
      }
}

export const commands: Commands<typeof contract, DraftingEvents> = {
  draft: {
    may: () => null,
    decide: ({ content }, context) => {
      const data = drafted(content, context)
      if (isRefusal(data)) return data
      const officer = {
        officerId: context.actor.personId,
        ...(isGroupsOnly(context) && { officerRole: 'liaison' as const }),
      }
      return [{ type: 'MatterDrafted', data: { ...data, ...officer } }]
    },
  },
  amendDraft: {
    may: mustBeDraft,
    decide: ({ content }, context) => {
      const data = drafted(content, context)
      if (isRefusal(data)) return data
      return [{ type: 'DraftAmended', data: { ...data, ...inChargeOf(data, context) } }]
    },
  },
  discard: {
    may: mustBeDraft,
    decide: ({ reason }, { matter }) =>
      unanswered(matter).length > 0 ? refuse('INSTRUCTION_OPEN') : [{ type: 'DraftDiscarded', data: { reason } }],
  },
}
