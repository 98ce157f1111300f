import type { AnyEvent } from '../../../domain/decider/decider'
import { chainBounds } from '../../../domain/trail/chain'
import type { Filter, Store } from '../../ports'

/** A subject's events after a version, whatever program has sealed them: by their ids. */
export const chainOf = (subjectId: string, after = 0): Filter => {
  const { from, to } = chainBounds(subjectId, after)
  return { _id: { $gt: from, $lt: to } }
}

/** Small enough that a page of the longest events fits into one answer of the cloud (6 MB). */
const PAGE = 300

/** All events of a subject, from the first. */
export const eventsOf = async (subjectId: string, store: Store): Promise<AnyEvent[]> => {
  const events: AnyEvent[] = []
  for (;;) {
    const last = events[events.length - 1]
    const found = await store.find('events', {
      filter: chainOf(subjectId),
      limit: PAGE,
      ...(last && { after: [last._id] }),
    })
    events.push(...found)
    if (found.length < PAGE) return events
  }
}
