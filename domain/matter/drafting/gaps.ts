import type { FromSchema } from 'json-schema-to-ts'
import type { Actor } from '../../people/actor'
import type { Directory, Unit } from '../../people/person'
import { IN_CHARGE, type Role } from '../../roles'
import { officeUnitFor } from '../base/addressees'
import { UNTITLED } from '../state/drafts'
import { DRAFT_GAPS, type DraftGap } from '../state/words'
import type { draftContent, matterContent } from './content'

export type DraftContent = FromSchema<typeof draftContent>
type Whole = FromSchema<typeof matterContent>

/** As short as the contract of what is whole takes no text. */
const isGap = ({ title, requirement, source, category, lead }: DraftContent): Record<DraftGap, boolean> => ({
  title: [...title.trim()].length < 2,
  requirement: [...requirement.trim()].length < 2,
  source: source === null,
  category: category === null,
  lead: lead.unitId === null,
})

/** A draft's content with something neutral in its gaps: of the lead unit the office's own, which has no part in it. */
export const filledIn = (
  input: DraftContent,
  { actor, directory }: { actor: Pick<Actor, 'roles' | 'unitId'>; directory: Directory },
): { content: Whole; gaps: DraftGap[] } => {
  const { title, source, category, lead } = input
  const gap = isGap(input)
  return {
    content: {
      ...input,
      title: title.trim() === '' ? UNTITLED : title,
      source: source ?? 'other',
      category: category ?? 'other',
      lead: { ...lead, unitId: lead.unitId ?? officeUnitFor(actor, directory) },
    },
    gaps: DRAFT_GAPS.filter((name) => gap[name]),
  }
}

/** Where a draft without units belongs: the fronts for which he drafts, else that of the unit in the lead's place. */
export const frontsDrafted = ({ roles }: Pick<Actor, 'roles'>, inPlace: Unit | undefined): string[] => {
  const own = roles.flatMap(({ role, scope }) =>
    (IN_CHARGE as readonly Role[]).includes(role) && scope.kind === 'front' ? scope.frontId : [],
  )
  return own.length > 0 ? [...new Set(own)] : [inPlace?.frontId ?? []].flat()
}
