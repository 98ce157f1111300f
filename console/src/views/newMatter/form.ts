import type { Limit } from '../../../../domain/clock/deadline'
import type { Instant } from '../../../../domain/clock/time'
import type { FileRef } from '../../../../domain/evidence/file'
import { type Basis, NO_BASIS } from '../../../../domain/matter/state/basis'
import type { MatterContent } from '../../../../domain/matter/state/content'
import { gapsOf, UNTITLED } from '../../../../domain/matter/state/drafts'
import type { Matter } from '../../../../domain/matter/state/matter'
import type { Category, DraftGap, ReportCycle } from '../../../../domain/matter/state/words'
import type { Actor } from '../../../../domain/people/actor'
import { scopesOf } from '../../../../domain/rights'
import type { Source, Urgency } from '../../../../domain/rules/kinds'

type BodyKind = MatterContent['supervisingBody']['kind']

/** The handling limit: the rule pack's, a number of days or hours, or a moment that a person sets. */
type Timing = 'pack' | 'limit' | 'moment'

interface MilestoneRow {
  title: string
  dueAt: Instant | null
}

/** What the officer has filled in so far: a matter's content with gaps. Plain data, so that a draft can keep it. */
export interface MatterForm {
  title: string
  requirement: string
  source: Source | null
  category: Category | null
  urgency: Urgency
  /** Ids of both kinds are kept while the officer makes up his mind. */
  body: { kind: BodyKind; frontId: string | null; unitId: string | null }
  files: FileRef[]
  milestones: MilestoneRow[]
  reportCycle: ReportCycle
  timing: Timing
  limit: Limit
  dueAt: Instant | null
  lead: { unitId: string | null; part: string }
  co: { unitId: string; part: string }[]
  basis: Basis
  /** Why it is not merged with others on the same basis: goes out with the request. */
  notMerged: string
}

const FIRST_LIMIT: Limit = { unit: 'workingDays', count: 10 }

/** The leading group by which alone a person drafts: no other body is his to name. Null where there is none. */
export const soleGroupOf = (actor: Pick<Actor, 'roles'>): string | null => {
  const scopes = scopesOf(actor, 'matter.draft')
  const [first] = scopes
  return first?.kind === 'unit' && scopes.every(({ kind }) => kind === 'unit') ? first.unitId : null
}

/** `groupId`: the leading group that supervises, where no other body may. */
export const emptyForm = (groupId: string | null = null): MatterForm => ({
  title: '',
  requirement: '',
  source: null,
  category: null,
  urgency: 'normal',
  body: { kind: groupId === null ? 'office' : 'leadingGroup', frontId: null, unitId: groupId },
  files: [],
  milestones: [],
  reportCycle: 'once',
  timing: 'pack',
  limit: { ...FIRST_LIMIT },
  dueAt: null,
  lead: { unitId: null, part: '' },
  co: [],
  basis: { ...NO_BASIS, files: [] },
  notMerged: '',
})

const timingOf = ({ limit, dueAt }: MatterContent): Timing => {
  if (dueAt) return 'moment'
  return limit ? 'limit' : 'pack'
}

/** A stored draft as the form shows it. */
export const formOf = (content: MatterContent & Pick<Matter, 'startedBy'> & { notMerged?: string }): MatterForm => {
  const { title, requirement, source, category, urgency, supervisingBody: body, reportCycle, dueAt } = content
  const gaps = gapsOf(content)
  const unless = <T>(gap: DraftGap, value: T): T | null => (gaps.includes(gap) ? null : value)
  return {
    title: title === UNTITLED ? '' : title,
    requirement,
    source: unless('source', source),
    category: unless('category', category),
    urgency,
    body: {
      kind: body.kind,
      frontId: body.kind === 'front' ? body.frontId : null,
      unitId: body.kind === 'leadingGroup' ? body.unitId : null,
    },
    files: [...content.attachments],
    milestones: content.milestones.map((milestone) => ({ title: milestone.title, dueAt: milestone.dueAt })),
    reportCycle,
    timing: timingOf(content),
    limit: { ...(content.limit ?? FIRST_LIMIT) },
    dueAt,
    lead: { unitId: unless('lead', content.lead.unitId), part: content.lead.part },
    co: content.co.map((part) => ({ ...part })),
    basis: { ...NO_BASIS, ...content.basis, files: [...(content.basis?.files ?? [])] },
    notMerged: content.notMerged ?? '',
  }
}

/**
 * The co-units after a choice: those that stay keep their part and place, new ones follow. The lead unit is never one
 * of them.
 */
export const withCoUnits = (form: MatterForm, unitIds: readonly string[]): MatterForm['co'] => {
  const chosen = unitIds.filter((id) => id !== form.lead.unitId)
  const stay = form.co.filter(({ unitId }) => chosen.includes(unitId))
  const added = chosen.filter((id) => !stay.some(({ unitId }) => unitId === id))
  return [...stay, ...added.map((unitId) => ({ unitId, part: '' }))]
}
