import type { MatterEvent } from '../../../domain/matter/events'
import { fold } from '../../../domain/matter/evolve'
import type { Matter } from '../../../domain/matter/matter'
import { namesIn } from '../../../domain/matter/sentences'
import { subjectOf } from '../../../domain/matter/subject'
import { canonicalJson } from '../../../domain/trail/canonical'
import { verifyChain } from '../../../domain/trail/chain'
import { page } from '../cursor'
import type { QueryHandler, Request } from '../operation'
import { namesFor } from './names'
import { sha256 } from './saveDecision'
import { seenMatter } from './sight'

const readMatter = async (id: string, request: Request): Promise<Matter> => {
  const matter = await seenMatter(id, request, async (matterId) => {
    const stored = await request.ports.store.get('matters', matterId)
    if (!stored) return null
    const { _id, ...state } = stored
    return state as Matter
  })
  return matter
}

/** Everyone whom a matter's page names. */
const idsIn = (matter: Matter): string[] => {
  const { unitIds, frontIds, personIds } = subjectOf(matter)
  const content = [matter.lead.unitId, ...matter.co.map((part) => part.unitId)]
  const objections = matter.number === null ? [] : matter.assignments.map((a) => a.objection?.suggestedUnitId ?? '')
  const leaders = matter.number === null ? [] : matter.instructions.map((i) => i.leaderId)
  const signers =
    matter.number === null ? [] : matter.assignments.flatMap((a) => a.completion?.signOffs.map((s) => s.personId) ?? [])
  const askers =
    matter.number === null
      ? []
      : matter.assignments.flatMap((a) => [
          a.extension?.requestedBy ?? '',
          a.objection?.raisedBy ?? '',
          a.completion?.submittedBy ?? '',
        ])
  const rejected = matter.number === null ? [matter.rejection?.by ?? ''] : []
  const body = matter.supervisingBody
  const supervising = body.kind === 'front' ? [body.frontId] : body.kind === 'leadingGroup' ? [body.unitId] : []
  return [
    ...unitIds,
    ...frontIds,
    ...personIds,
    ...content,
    ...objections,
    ...leaders,
    ...signers,
    ...askers,
    ...rejected,
    ...supervising,
    ...matter.mentioned,
  ]
}

export const getMatter: QueryHandler<'matter.get'> = async ({ matterId }, request) => {
  const matter = await readMatter(matterId, request)
  return { matter, names: namesFor(new Set(idsIn(matter)), await request.reference.directory()) }
}

export const timeline: QueryHandler<'matter.timeline'> = async ({ matterId, limit, after }, request) => {
  await readMatter(matterId, request)
  const { items, next } = await page((query) => request.ports.store.find('events', query), {
    filter: { matterId },
    order: [['seq', -1, 'number']],
    limit,
    ...(after !== undefined && { after }),
  })
  return { items, next, names: namesFor(new Set(items.flatMap(namesIn)), await request.reference.directory()) }
}

const MOST_EVENTS = 1000

const eventsOf = async (matterId: string, { ports }: Pick<Request, 'ports'>): Promise<MatterEvent[]> => {
  const events: MatterEvent[] = []
  for (;;) {
    const last = events[events.length - 1]
    const found = await ports.store.find('events', {
      filter: { matterId },
      sort: [['seq', 1]],
      limit: MOST_EVENTS,
      ...(last && { after: [last.seq, last._id] }),
    })
    events.push(...found)
    if (found.length < MOST_EVENTS) return events
  }
}

/** The chain, and the matter as their fold: a byte changed in either is found. */
export const verifyMatter: QueryHandler<'matter.verify'> = async ({ matterId }, request) => {
  const matter = await readMatter(matterId, request)
  const events = await eventsOf(matterId, request)
  const broken = (why: string, brokenAt: number | null) => ({
    intact: false,
    events: events.length,
    brokenAt,
    why,
    head: matter.lastHash,
  })
  const check = verifyChain(events, sha256)
  if (!check.intact) return broken(check.why, check.brokenAt)
  if (check.head !== matter.lastHash) return broken('head', null)
  if (canonicalJson(fold(events)) !== canonicalJson(matter)) return broken('state', null)
  return { intact: true, events: events.length, brokenAt: null, why: null, head: check.head }
}
