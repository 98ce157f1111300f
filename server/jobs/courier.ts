import type { Notice } from '../../domain/notice/notice'
import type { App } from '../app'
import type { OutboxItem } from '../collections'

/** Lines that one digest shows; the rest is said as a number. */
const MOST_LINES = 50
const MOST_ITEMS = 1000

const digestOf = (items: readonly OutboxItem[], now: string): Notice => {
  const [first] = items
  if (!first) throw new Error('a digest needs at least one item')
  const more = items.length - MOST_LINES
  return {
    _id: `digest.${first._id}`,
    personId: first.personId,
    matterId: null,
    seq: null,
    about: 'digest',
    title: `系统恢复后补记 ${items.length} 条提醒`,
    text:
      more > 0
        ? `以下为前 ${MOST_LINES} 条,另有 ${more} 条请在待办和事项中查看。`
        : '停机期间到期的步骤已按原定时间补记。',
    lines: items.slice(0, MOST_LINES).map(({ matterId, text }) => ({ matterId, text })),
    at: now,
    deliverAt: now,
    readAt: null,
    unread: true,
  }
}

/**
 * Sends what the outbox holds and whose time has come: one digest a person for steps recorded after an outage
 * (domain.md section 4). Safe to run twice or at once: who loses the race finds the items gone.
 */
export const runCourier = async (app: App): Promise<{ digests: number }> => {
  const { store, clock } = app.ports
  const now = clock.now()
  let digests = 0
  for (;;) {
    const due = { channel: 'digest', dueAt: { $lte: now } } as const
    const [next] = await store.find('outbox', { filter: due, sort: [['dueAt', 1]], limit: 1 })
    if (!next) return { digests }
    const found = await store.find('outbox', {
      filter: { ...due, personId: next.personId },
      sort: [['dueAt', 1]],
      limit: MOST_ITEMS,
    })
    const sent = await store.transact(async (tx) => {
      const items: OutboxItem[] = []
      for (const { _id } of found) {
        const item = await tx.get('outbox', _id)
        if (item) items.push(item)
      }
      if (items.length === 0) return 0
      items.sort((a, b) => (a.at < b.at ? -1 : 1))
      await tx.insert('notices', digestOf(items, now))
      for (const { _id } of items) await tx.remove('outbox', _id)
      return 1
    })
    digests += sent
  }
}
