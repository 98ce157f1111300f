import { addMs, type Instant } from '../../domain/clock/time'
import type { Notice } from '../../domain/notice/notice'
import type { OutboxItem } from '../../domain/notice/outbox'
import { messageData } from '../../domain/notice/subscribe'
import type { MessageTemplate, Templates } from '../../domain/notice/template'
import { deciderOf } from '../../domain/subjects'
import type { App } from '../app'
import type { Grant } from '../collections'
import { grantId } from '../operations/notice/grants'
import { storedLine } from '../operations/subject/kept'
import type { Messenger, SubscribeMessage, Transaction } from '../ports'
import { boundPhoneOf } from '../session/sessions'
import { duePages } from './duePages'
import type { Guard } from './guard'

type Item = Extract<OutboxItem, { channel: 'wechat' }>

const MINUTE_MS = 60_000
/** Between one try and the next; after the last one the message is given up. */
const PAUSES_MS = [1, 5, 30, 120].map((minutes) => minutes * MINUTE_MS)
/** Longer than a function lives: who has not said by then what became of a message never will. */
const LEASE_MS = 10 * MINUTE_MS
/** Looked after in one run, so many at a time; none is begun after this long. The next run goes on. */
const MOST = 200
const AT_A_TIME = 5
const BEGIN_WITHIN_MS = 30_000

/** What became of a message: `dropped` had nobody to go to, `lost` was being sent when its sender died. */
export type WechatResult = Record<'sent' | 'refused' | 'again' | 'givenUp' | 'dropped' | 'lost', number>
type Outcome = keyof WechatResult

interface Work {
  app: App
  messenger: Messenger
  templates: Templates
}

interface Claimed {
  openid: string
  item: Item
  template: MessageTemplate
  notice: Notice
}

const changeGrant = async (tx: Transaction, id: string, change: (grant: Grant) => Partial<Grant>): Promise<void> => {
  const grant = await tx.get('grants', id)
  if (grant) await tx.put('grants', { ...grant, ...change(grant) })
}

/**
 * Marks a message as being sent and takes its grant, before it is sent: no other run sends it too. Should this run die
 * before it says what became of it, the message is not sent a second time; it stands in the inbox anyway.
 */
async function claim(work: Work, id: string, openid: string | null, now: Instant): Promise<Claimed | Outcome | null> {
  return work.app.ports.store.transact(async (tx) => {
    const item = await tx.get('outbox', id)
    if (item?.channel !== 'wechat' || item.dueAt > now) return null
    const template = work.templates[item.kind]
    const grant = template && (await tx.get('grants', grantId(item.personId, template.id)))
    const notice = await tx.get('notices', item.noticeId)
    if (item.sending) {
      await tx.remove('outbox', id)
      if (grant) await tx.put('grants', { ...grant, failed: grant.failed + 1 })
      return 'lost'
    }
    if (openid === null || !template || !grant || grant.left < 1 || !notice?.unread) {
      await tx.remove('outbox', id)
      return 'dropped'
    }
    const claimed: Item = { ...item, sending: true, tries: item.tries + 1, dueAt: addMs(now, LEASE_MS) }
    await tx.put('outbox', claimed)
    await tx.put('grants', { ...grant, left: grant.left - 1 })
    return { openid, item: claimed, template, notice }
  })
}

async function messageOf({ app }: Work, { openid, item, template, notice }: Claimed): Promise<SubscribeMessage> {
  const { subject, seq, title, text, at } = notice
  const [line, directory] = await Promise.all([
    subject && storedLine(subject, app.ports.store),
    app.reference.directory(),
  ])
  const facts = {
    matter: line?.title ?? text,
    number: line?.number ?? '',
    unit: (line && directory.unit(line.leadUnitId)?.shortName) ?? '',
    what: title,
    kind: item.kind,
    at,
    due: line?.dueAt ?? null,
  }
  const step = seq === null ? '' : `&seq=${seq}`
  const shows = subject && deciderOf(subject.kind)?.page
  const page = shows ? `${shows}?id=${subject.id}${step}` : 'pages/notices/index'
  return { openid, template: template.id, page, data: messageData(template, facts) }
}

/** Writes down what became of it; null when it took so long that another run has given the message up. */
async function settle(
  work: Work,
  { item, template }: Claimed,
  outcome: 'sent' | 'refused' | 'fault',
): Promise<Outcome | null> {
  const { store, clock } = work.app.ports
  const grant = grantId(item.personId, template.id)
  const pause = PAUSES_MS[item.tries - 1]
  return store.transact(async (tx): Promise<Outcome | null> => {
    const held = await tx.get('outbox', item._id)
    if (held?.channel !== 'wechat') return null
    if (outcome === 'fault' && pause !== undefined) {
      await tx.put('outbox', { ...held, sending: false, dueAt: addMs(clock.now(), pause) })
      await changeGrant(tx, grant, ({ left }) => ({ left: left + 1 }))
      return 'again'
    }
    await tx.remove('outbox', item._id)
    if (outcome === 'sent') await changeGrant(tx, grant, ({ used }) => ({ used: used + 1 }))
    // WeChat knows better than the count: there is none left.
    if (outcome === 'refused') await changeGrant(tx, grant, ({ refused }) => ({ left: 0, refused: refused + 1 }))
    if (outcome === 'fault')
      await changeGrant(tx, grant, ({ left, failed }) => ({ left: left + 1, failed: failed + 1 }))
    return outcome === 'fault' ? 'givenUp' : outcome
  })
}

async function deliver(work: Work, { _id, personId }: OutboxItem): Promise<Outcome | null> {
  const { log, clock } = work.app.ports
  const claimed = await claim(work, _id, await boundPhoneOf(work.app.ports.store, personId), clock.now())
  if (claimed === null || typeof claimed === 'string') return claimed
  const sending = messageOf(work, claimed).then((message) => work.messenger.send(message))
  const outcome = await sending.catch((error: unknown) => {
    log.warn({ item: _id, tries: claimed.item.tries, err: error }, 'a subscribe message was not sent')
    return 'fault' as const
  })
  return settle(work, claimed, outcome)
}

async function* itemsOf(pages: AsyncIterable<OutboxItem[]>): AsyncGenerator<OutboxItem, undefined> {
  for await (const page of pages) yield* page
}

/**
 * Sends the subscribe messages whose time has come to whoever has bound a phone and granted one. One that fails comes
 * again after 1, 5, 30 and 120 minutes and is then given up; meanwhile it holds up nobody. Safe to run twice or at once.
 */
export async function sendSubscribeMessages(app: App, guard: Guard): Promise<WechatResult | null> {
  const { store, clock, messenger, templates } = app.ports
  if (!messenger || !templates) return null
  const begun = clock.now()
  const result: WechatResult = { sent: 0, refused: 0, again: 0, givenUp: 0, dropped: 0, lost: 0 }
  const filter = { channel: 'wechat', dueAt: { $lte: begun } }
  const waiting = itemsOf(duePages(store, 'outbox', { filter, path: 'dueAt', limit: MOST }))
  let done = 0
  const lane = async () => {
    for (;;) {
      const goesOn = done < MOST && clock.now() < addMs(begun, BEGIN_WITHIN_MS)
      const item = goesOn ? (await waiting.next()).value : undefined
      if (!item) return
      await guard.each([{ about: item._id, subject: null }], async () => {
        const outcome = await deliver({ app, messenger, templates }, item)
        if (outcome) result[outcome] += 1
        done += 1
      })
    }
  }
  const lanes = await Promise.allSettled(Array.from({ length: AT_A_TIME }, lane))
  for (const ended of lanes) if (ended.status === 'rejected') throw ended.reason
  return result
}
