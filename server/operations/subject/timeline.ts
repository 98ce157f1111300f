import type { AnyDecider, AnyEvent, Life } from '../../../domain/decider/decider'
import type { EventActor, ShownOf } from '../../../domain/decider/event'
import { namesIn } from '../../../domain/decider/namesIn'
import type { Names } from '../../../domain/decider/telling'
import type { Subject } from '../../../domain/subject'
import type { SubjectKind } from '../../../domain/subjects'
import { eventFault } from '../../validation'
import { type Order, page } from '../cursor'
import { namesFor } from '../names'
import type { Request } from '../operation'
import { chainOf } from './chain'
import { kept } from './kept'

type Shown = ShownOf<Record<string, unknown>>

/** By their ids, which stand in the order of the events. */
const NEWEST: Order = [['_id', -1, 'id']]

const NOBODY: EventActor = { personId: '', name: '', unitId: '', role: null }

/** Of an event that does not have its form, the parts that do: whoever shows it relies on those. */
const shown = (event: AnyEvent, subject: Subject, decider: AnyDecider, since: string): Shown => {
  const fault = eventFault(event, decider.schemas)
  if (fault === null) return event
  const { _id, seq, type, hash, prevHash } = event
  const { at, actor } = fault.startsWith('data') || fault === 'type' ? event : { at: since, actor: NOBODY }
  return { _id, subject, seq, type, at, actor, data: {}, prevHash, hash, damaged: true }
}

/**
 * A page of a subject's events, newest first, with the names that their sentences need. The caller has been found to see
 * it. An event without a moment of its own is shown at that of the beginning.
 */
export const timelineOf = async (
  kind: SubjectKind,
  state: Life,
  { limit, after }: { limit: number; after?: string },
  { ports, reference, caller }: Request,
): Promise<{ items: Shown[]; next: string | null; names: Names }> => {
  const { decider } = kept[kind]
  const { id, createdAt } = state
  const { items, next } = await page((query) => ports.store.find('events', query), {
    filter: chainOf(id),
    order: NEWEST,
    limit,
    ...(after !== undefined && { after }),
  })
  const heard = items.filter((event) => decider.hears(state, caller, event))
  const events = heard.map((event) => shown(event, { kind, id }, decider, createdAt))
  const ids = events.flatMap((event) =>
    event.damaged ? [event.actor.personId, event.actor.unitId] : namesIn(decider, event),
  )
  const names = namesFor(new Set(ids), await reference.directory())
  return { items: events, next, names }
}
