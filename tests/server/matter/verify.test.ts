import { DAY_MS } from '../../../domain/clock/time'
import { fold } from '../../../domain/decider/decide'
import { matterDecider } from '../../../domain/matter/decider'
import type { MatterEvent } from '../../../domain/matter/events'
import { sentenceOf } from '../../../domain/matter/sentences'
import { GENESIS, seal } from '../../../domain/trail/chain'
import { runSweep } from '../../../server/jobs/sweep'
import { eventsOf } from '../../../server/operations/subject/chain'
import { sha256 } from '../../../server/sha256'
import { dump } from '../dump'
import { Harness } from '../harness'

let h: Harness
let matterId: string
beforeEach(async () => {
  h = await Harness.open()
  matterId = await h.start()
  h.later(60_000)
  await h.tell('u1handler', 'matter.comment', { matterId, text: '已联系街道', mentions: [], files: [] })
})
afterEach(() => h.close())

const comment = (files: string[]) =>
  h.ask('u1handler', 'matter.comment', { matterId, text: '好的', mentions: [], files })

/** Changes the last event and seals the chain anew, as a version with a fault would have written it. */
const rewrite = async (change: (event: MatterEvent) => unknown) => {
  const events = (await eventsOf(matterId, h.store)) as MatterEvent[]
  const changed = [...events.slice(0, -1), change(events.at(-1) as MatterEvent) as MatterEvent]
  const chain: MatterEvent[] = []
  for (const { hash, prevHash, ...event } of changed) chain.push(seal(event, chain.at(-1)?.hash ?? GENESIS, sha256))
  const matter = fold(matterDecider, chain)
  await h.store.transact(async (tx) => {
    for (const event of chain) await tx.put('events', event)
    if (matter) await tx.put('matters', { ...matter, _id: matterId })
  })
  return chain.length
}

test.each([
  ['an empty reference to a file', (event: MatterEvent) => ({ ...event, data: { ...event.data, files: [null] } })],
  ['no text', (event: MatterEvent) => ({ ...event, data: { ...event.data, text: undefined } })],
  ['nobody who acted', (event: MatterEvent) => ({ ...event, actor: null })],
])('an event sealed with %s is found, and the timeline says that it is damaged', async (_, change) => {
  const seq = await rewrite(change)
  expect(await h.tell('officer', 'matter.verify', { matterId })).toMatchObject({
    intact: false,
    brokenAt: seq,
    why: 'form',
  })
  const { items } = await h.tell('officer', 'matter.timeline', { matterId, limit: 50 })
  expect(items.map(({ damaged }) => damaged === true)).toEqual(items.map((_event, i) => i === 0))
  for (const event of items) expect(sentenceOf(event, {}).title).toEqual(expect.any(String))
})

test('an event that stands before its predecessor is told, the record being whole', async () => {
  const seq = await rewrite((event) => ({ ...event, at: '2026-03-01T02:00:00.000Z' }))
  expect(await h.tell('officer', 'matter.verify', { matterId })).toMatchObject({
    intact: true,
    brokenAt: seq,
    why: 'time',
  })
})

test('a decision whose event would not have its form is written neither in part nor at all', async () => {
  const file = { name: 'a.pdf', type: 'application/pdf', size: 1.5, sha256: 'x', origin: 'album' as const }
  await h.store.transact((tx) =>
    tx.put('evidence', { _id: 'f1', ...file, uploadedBy: 'u1handler', uploadedAt: h.now, subject: null }),
  )
  const before = await dump(h.store)
  expect(await comment(['f1'])).toMatchObject({ ok: false, code: 'INTERNAL' })
  expect(await dump(h.store)).toBe(before)
  expect(h.faults).toHaveLength(1)
})

test('with the clock set back two days what is done stands at the last moment, and the sweep gets on', async () => {
  const { lastAt } = (await h.tell('officer', 'matter.get', { matterId })).matter
  h.later(-2 * DAY_MS)
  expect(await comment([])).toMatchObject({ ok: true })
  const [event] = (await h.tell('officer', 'matter.timeline', { matterId, limit: 1 })).items
  expect(event).toMatchObject({ type: 'CommentPosted', at: lastAt })
  expect(await h.tell('officer', 'matter.verify', { matterId })).toMatchObject({ intact: true, why: null })
  h.later(30 * DAY_MS)
  await runSweep(h.app)
  h.later(-30 * DAY_MS)
  expect(await runSweep(h.app)).toEqual({ subjects: 0, events: 0 })
  expect(await h.tell('officer', 'matter.verify', { matterId })).toMatchObject({ intact: true, why: null })
})
