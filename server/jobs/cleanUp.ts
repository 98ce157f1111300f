import { addMs, DAY_MS } from '../../domain/clock/time'
import type { Ports } from '../operations/operation'

/** How long the same idempotency key answers the same: longer than any phone stays without network. */
const KEPT_MS = 7 * DAY_MS
const PAGE = 500

/** Forgets the answers of commands given more than a week ago; answers how many. */
export async function removeOldAnswers({ store, clock }: Pick<Ports, 'store' | 'clock'>): Promise<number> {
  const filter = { at: { $lt: addMs(clock.now(), -KEPT_MS) } }
  let removed = 0
  for (;;) {
    const old = await store.find('answers', { filter, limit: PAGE })
    if (old.length === 0) return removed
    await store.transact(async (tx) => {
      for (const { _id } of old) await tx.remove('answers', _id)
    })
    removed += old.length
  }
}
