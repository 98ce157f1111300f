import type { Instant } from '../../../domain/clock/time'
import type { EventActor } from '../../../domain/decider/event'
import type { MatterEvent } from '../../../domain/matter/events'
import { fold } from '../../../domain/matter/evolve'
import { namesIn } from '../../../domain/matter/sentences'
import type { Matter } from '../../../domain/matter/state/matter'
import { partiesOf } from '../../../domain/matter/state/parties'
import type { ShownEvent } from '../../../domain/matter/views'
import { canonicalJson } from '../../../domain/trail/canonical'
import { verifyChain } from '../../../domain/trail/chain'
import type { Finding, Verdict } from '../../../domain/trail/verdict'
import { sha256 } from '../../sha256'
import { eventFault } from '../../validation'
import { page } from '../cursor'
import type { QueryHandler, Request } from '../operation'
import { namesFor } from './names'
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
  const { unitIds, frontIds, personIds } = partiesOf(matter)
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

/** Of an event that does not have its form only what has: whoever shows it must be able to rely on the rest. */
const shown = (event: MatterEvent, createdAt: Instant): ShownEvent => {
  const fault = eventFault(event)
  if (fault === null) return event
  const { _id, matterId, seq, type, hash, prevHash } = event
  const { at, actor } = fault.startsWith('data') || fault === 'type' ? event : { at: createdAt, actor: NOBODY }
  return { _id, matterId, seq, type, at, actor, data: {}, prevHash, hash, damaged: true } as unknown as ShownEvent
}

const NOBODY: EventActor = { personId: '', name: '', unitId: '', role: null }

export const timeline: QueryHandler<'matter.timeline'> = async ({ matterId, limit, after }, request) => {
  const { createdAt } = await readMatter(matterId, request)
  const { items, next } = await page((query) => request.ports.store.find('events', query), {
    filter: { matterId },
    order: [['seq', -1, 'number']],
    limit,
    ...(after !== undefined && { after }),
  })
  const events = items.map((event) => shown(event, createdAt))
  const ids = events.flatMap((event) => (event.damaged ? [event.actor.personId, event.actor.unitId] : namesIn(event)))
  return { items: events, next, names: namesFor(new Set(ids), await request.reference.directory()) }
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

/** Whether the matter is what its events, each of the right form, make of it. */
const isFold = (matter: Matter, events: MatterEvent[]): boolean => {
  try {
    return canonicalJson(fold(events)) === canonicalJson(matter)
  } catch {
    return false
  }
}

const seqOf = (events: MatterEvent[], found: (event: MatterEvent, i: number) => boolean): number | null =>
  events.find(found)?.seq ?? null

/** The chain, each event's form, and the matter as their fold: a byte changed in either is found. */
export const verifyMatter: QueryHandler<'matter.verify'> = async ({ matterId }, request) => {
  const matter = await readMatter(matterId, request)
  const events = await eventsOf(matterId, request)
  const verdict = (why: Finding | null, brokenAt: number | null): Verdict => ({
    intact: why === null || why === 'time',
    events: events.length,
    brokenAt,
    why,
    head: matter.lastHash,
  })
  const check = verifyChain(events, sha256)
  if (!check.intact) return verdict(check.why, check.brokenAt)
  const formless = seqOf(events, (event) => eventFault(event) !== null)
  if (formless !== null) return verdict('form', formless)
  if (check.head !== matter.lastHash) return verdict('head', null)
  if (!isFold(matter, events)) return verdict('state', null)
  const early = seqOf(events, ({ at }, i) => at < (events[i - 1]?.at ?? at))
  return verdict(early === null ? null : 'time', early)
}
