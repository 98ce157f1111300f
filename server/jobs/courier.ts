import type { Notice } from '../../domain/notice/notice'
import type { App } from '../app'
import type { OutboxItem } from '../collections'
import { wechatItem } from '../operations/notice/wechatItem'
import { sendSubscribeMessages, type WechatResult } from './wechat'

type DigestItem = Extract<OutboxItem, { channel: 'digest' }>

/** Lines that one digest shows; the rest is said as a number. */
const MOST_LINES = 50
const MOST_ITEMS = 1000

const digestOf = (items: readonly DigestItem[], now: string): Notice => {
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
        ? `以下为前 ${MOST_LINES} 条，另有 ${more} 条请在待办和事项中查看。`
        : '停机期间到期的步骤已按原定时间补记。',
    lines: items.slice(0, MOST_LINES).map(({ matterId, text }) => ({ matterId, text })),
    at: now,
    deliverAt: now,
    readAt: null,
    unread: true,
  }
}

/** One digest a person for steps recorded after an outage (domain.md section 4). */
async function sendDigests({ ports: { store, clock, templates } }: App): Promise<number> {
  const now = clock.now()
  let digests = 0
  for (;;) {
    const due = { channel: 'digest', dueAt: { $lte: now } } as const
    const [next] = await store.find('outbox', { filter: due, sort: [['dueAt', 1]], limit: 1 })
    if (!next) return digests
    const found = await store.find('outbox', {
      filter: { ...due, personId: next.personId },
      sort: [['dueAt', 1]],
      limit: MOST_ITEMS,
    })
    digests += await store.transact(async (tx) => {
      const items: DigestItem[] = []
      for (const { _id } of found) {
        const item = await tx.get('outbox', _id)
        if (item?.channel === 'digest') items.push(item)
      }
      if (items.length === 0) return 0
      items.sort((a, b) => (a.at < b.at ? -1 : 1))
      const digest = digestOf(items, now)
      await tx.insert('notices', digest)
      const message = wechatItem(digest, templates)
      if (message) await tx.insert('outbox', message)
      for (const { _id } of items) await tx.remove('outbox', _id)
      return 1
    })
  }
}

/**
 * Sends what the outbox holds and whose time has come: digests into inboxes, then messages to phones where there is a
 * messenger. Safe to run twice or at once: who loses the race finds the items gone.
 */
export const runCourier = async (app: App): Promise<{ digests: number } & Partial<WechatResult>> => {
  const digests = await sendDigests(app)
  return { digests, ...(await sendSubscribeMessages(app)) }
}
