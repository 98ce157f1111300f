import type { Names } from '../../../domain/decider/telling'
import type { MatterEvent } from '../../../domain/matter/events'
import type { ExplainedMoment } from '../../../domain/matter/receipts/moments'
import type { PointLine } from '../../../domain/points/line'
import { mayAnywhere } from '../../../domain/rights'
import { verdictWords } from '../../../domain/trail/verdict'
import { type MatterSeen, rememberMatter } from '../../forms/matterSeen'
import { query } from '../../services/api'
import { packOf } from '../../services/packs'
import { actor, ready } from '../../services/session'

/** Events a page of the timeline brings. */
const PAGE = 20
/** More lines than a matter ever has; were there more, the list of the unit's points has them all. */
const MOST_POINTS = 50

export interface Steps {
  items: MatterEvent[]
  names: Names
  next: string | null
}

/** A page of the timeline, newest first. Throws ApiError. */
export const loadSteps = (matterId: string, after: string | null): Promise<Steps> =>
  query('matter.timeline', { matterId, limit: PAGE, ...(after && { after }) })

/**
 * The steps known so far with those that have come since; a page that was left and comes back keeps its place. When
 * more has come than one page holds, the newest page alone.
 */
export const merged = (known: Steps | undefined, fresh: Steps): Steps => {
  const newest = known?.items[0]?.seq
  if (!known || newest === undefined || !fresh.items.some(({ seq }) => seq === newest)) return fresh
  return {
    items: [...fresh.items.filter(({ seq }) => seq > newest), ...known.items],
    names: { ...known.names, ...fresh.names },
    next: known.next,
  }
}

/** The matter, its newest steps and its rules. Throws ApiError. */
export const loadMatter = async (matterId: string): Promise<MatterSeen> => {
  const [{ matter, names }, steps] = await Promise.all([
    query('matter.get', { matterId }),
    loadSteps(matterId, null),
    ready(),
  ])
  const loaded = { matter, names, steps, rules: await packOf(matter) }
  rememberMatter(loaded)
  return loaded
}

/** The matter's lines of the ledger; none for a role that may not read them. Throws ApiError. */
export const loadPoints = async (matterId: string): Promise<PointLine[]> => {
  if (!mayAnywhere(actor(), 'points.list')) return []
  return (await query('points.list', { subject: { kind: 'matter', id: matterId }, limit: MOST_POINTS })).items
}

/** Every due moment that somebody waits for, with how it came about. Throws ApiError. */
export const loadMoments = async (matterId: string): Promise<ExplainedMoment[]> =>
  (await query('matter.moments', { matterId })).items

/** 留痕完整 ✓ 23 步; anything found in the words that the desk has for it. Throws ApiError. */
export const verifyWords = async (matterId: string): Promise<string> => {
  const verdict = await query('matter.verify', { matterId })
  return verdict.why === null ? `留痕完整 ✓ ${verdict.events} 步` : verdictWords(verdict)
}
