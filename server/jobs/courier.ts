import type { Instant } from '../../domain/clock/time'
import type { Notice } from '../../domain/notice/notice'
import { type DigestItem, type OutboxItem, wechatItem } from '../../domain/notice/outbox'
import type { App } from '../app'
import type { Item } from '../operations/setAside/standing'
import { duePages } from './duePages'
import { Guard } from './guard'
import { sendSubscribeMessages, type WechatResult } from './wechat'

/** Lines that one digest shows; the rest is said as a number. */
const MOST_LINES = 50
const MOST_ITEMS = 1000

/** Of an item that lacks what it must have. */
const isNobody = (personId: unknown): boolean => typeof personId !== 'string' || personId === ''

/** It rings with the first of its lines that may. */
const ringsAt = (items: readonly DigestItem[], now: Instant): Instant =>
  items.map(({ deliverAt = now }) => deliverAt).sort()[0] ?? now

const digestOf = (items: readonly DigestItem[], now: Instant): Notice => {
  const [first] = items
  if (!first || isNobody(first.personId)) throw new Error('a digest needs an item, and somebody to go to')
  const more = items.length - MOST_LINES
  return {
    _id: `digest.${first._id}`,
    personId: first.personId,
    subject: null,
    seq: null,
    about: 'digest',
    title: `系统恢复后补记 ${items.length} 条提醒`,
    text:
      more > 0
        ? `以下为前 ${MOST_LINES} 条，另有 ${more} 条请在待办和事项中查看。`
        : '停机期间到期的步骤已按原定时间补记。',
    lines: items.slice(0, MOST_LINES).map(({ subject, text }) => ({ subject, text })),
    at: now,
    deliverAt: ringsAt(items, now),
    readAt: null,
    unread: true,
  }
}

/** The items that are still there become one notice. False when there are none. */
async function gather({ store, templates }: App['ports'], ids: readonly string[], now: string): Promise<boolean> {
  return store.transact(async (tx) => {
    const items: DigestItem[] = []
    for (const id of ids) {
      const item = await tx.get('outbox', id)
      if (item?.channel === 'digest') items.push(item)
    }
    if (items.length === 0) return false
    items.sort((a, b) => (a.at < b.at ? -1 : 1))
    const digest = digestOf(items, now)
    await tx.insert('notices', digest)
    const message = wechatItem(digest, 'due', templates)
    if (message) await tx.insert('outbox', message)
    for (const { _id } of items) await tx.remove('outbox', _id)
    return true
  })
}

const asItem = (item: OutboxItem): Item => ({
  about: item._id,
  subject: item.channel === 'digest' ? item.subject : null,
})

/** One digest a person for steps recorded after an outage (docs/domain.md, section 4). */
async function sendDigests({ ports }: App, guard: Guard): Promise<number> {
  const now = ports.clock.now()
  const due = { channel: 'digest', dueAt: { $lte: now } } as const
  const taken = new Set<string>()
  let digests = 0
  const send = async (some: readonly Item[]) => {
    const sent = await gather(
      ports,
      some.map(({ about }) => about),
      now,
    )
    if (sent) digests += 1
  }
  for await (const page of duePages(ports.store, 'outbox', { filter: due, path: 'dueAt', limit: MOST_ITEMS })) {
    for (const next of page) {
      if (taken.has(next._id)) continue
      const { personId } = next
      const query = { filter: { ...due, personId }, sort: [['dueAt', 1]], limit: MOST_ITEMS } as const
      const found = isNobody(personId) ? [next] : await ports.store.find('outbox', query)
      for (const { _id } of [next, ...found]) taken.add(_id)
      await guard.each(found.map(asItem), send)
    }
  }
  return digests
}

/**
 * Sends what the outbox holds and whose time has come: digests into inboxes, then messages to phones where there is a
 * messenger. Safe to run twice or at once: who loses the race finds the items gone. What throws is set aside and holds up
 * nobody.
 */
export const runCourier = async (app: App): Promise<{ digests: number } & Partial<WechatResult>> => {
  const guard = new Guard(app.ports, 'courier')
  const digests = await sendDigests(app, guard)
  const messages = await sendSubscribeMessages(app, guard)
  await guard.end()
  return { digests, ...messages }
}
