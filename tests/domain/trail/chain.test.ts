import type { MatterEvent } from '../../../domain/matter/events'
import { canonicalJson } from '../../../domain/trail/canonical'
import { GENESIS, seal, verifyChain } from '../../../domain/trail/chain'
import { sha256, World } from '../world'

const chain = () => new World().start().report().complete().confirm().events
const check = (events: readonly MatterEvent[]) => verifyChain(events, sha256)
const replaced = (events: readonly MatterEvent[], at: number, change: (event: MatterEvent) => object) =>
  events.map((event, i) => (i === at ? (change(event) as MatterEvent) : event))

test('each event names its predecessor’s hash, the first none', () => {
  const events = chain()
  expect(events[0]?.prevHash).toBe(GENESIS)
  for (const [i, { prevHash, seq, _id }] of events.slice(1).entries()) {
    expect(prevHash).toBe(events[i]?.hash)
    expect(seq).toBe(i + 2)
    expect(_id).toBe(`m1:${String(i + 2).padStart(6, '0')}`)
  }
  expect(check(events)).toEqual({ intact: true, head: events[events.length - 1]?.hash })
  expect(check([])).toEqual({ intact: true, head: GENESIS })
})

test('the hash is over the canonical JSON: the same after it was stored and read back in another order', () => {
  const stored = chain().map((event) => JSON.parse(JSON.stringify(Object.fromEntries(Object.entries(event).reverse()))))
  expect(check(stored).intact).toBe(true)
})

test('a changed byte is found, wherever it stands', () => {
  const events = chain()
  const changes: [string, (event: MatterEvent) => object][] = [
    ['who', (event) => ({ ...event, actor: { ...event.actor, name: `${event.actor.name}x` } })],
    ['when', (event) => ({ ...event, at: event.at.replace('2026', '2025') })],
    ['what kind', (event) => ({ ...event, type: 'CommentPosted' })],
    ['what was said', (event) => ({ ...event, data: { ...event.data, extra: '' } })],
    ['its id', (event) => ({ ...event, _id: `${event._id}0` })],
    ['its hash', (event) => ({ ...event, hash: event.hash.replace(/./, (c) => (c === 'a' ? 'b' : 'a')) })],
  ]
  for (const [i] of events.entries())
    for (const [what, change] of changes)
      expect({ what, ...check(replaced(events, i, change)) }).toMatchObject({
        what,
        intact: false,
        brokenAt: i + 1,
        why: 'hash',
      })
})

test('a changed event that was sealed anew breaks the link of the next', () => {
  const events = chain()
  const forged = replaced(events, 2, ({ hash, prevHash, _id, ...event }) =>
    seal({ ...event, at: event.at.replace('2026', '2025') } as MatterEvent, prevHash, sha256),
  )
  expect(check(forged)).toMatchObject({ intact: false, brokenAt: 4, why: 'link' })
})

test('a removed, inserted or exchanged event is found', () => {
  const events = chain()
  const removed = events.filter((_, i) => i !== 3)
  expect(check(removed)).toMatchObject({ intact: false, brokenAt: 4, why: 'gap' })
  const closed = removed.map((event, i) => ({ ...event, seq: i + 1 }))
  expect(check(closed)).toMatchObject({ intact: false, brokenAt: 4, why: 'link' })
  const inserted = [...events.slice(0, 3), events[5] as MatterEvent, ...events.slice(3)]
  expect(check(inserted)).toMatchObject({ intact: false, brokenAt: 4, why: 'gap' })
  const exchanged = [...events]
  exchanged[2] = events[3] as MatterEvent
  exchanged[3] = events[2] as MatterEvent
  expect(check(exchanged)).toMatchObject({ intact: false, brokenAt: 3, why: 'gap' })
})

test('events cut off at the end leave an intact chain with another head: what it cannot show', () => {
  const events = chain()
  const cut = check(events.slice(0, -2))
  expect(cut).toEqual({ intact: true, head: events[events.length - 3]?.hash })
  expect(cut).not.toEqual(check(events))
})

describe('canonical JSON', () => {
  test('sorts keys by code unit at every depth and writes no blanks', () => {
    expect(canonicalJson({ b: [{ z: 1, a: null }], a: { 督: true, é: 'x', A: 0.5 } })).toBe(
      '{"a":{"A":0.5,"é":"x","督":true},"b":[{"a":null,"z":1}]}',
    )
  })

  test('an undefined property does not exist', () => {
    expect(canonicalJson({ a: undefined, b: 1 })).toBe(canonicalJson({ b: 1 }))
  })

  test('escapes as JSON does', () => {
    expect(canonicalJson('"\\\n\u2028\ud800')).toBe('"\\"\\\\\\n\u2028\\ud800"')
  })

  test('refuses numbers that JSON has not', () => {
    expect(() => canonicalJson({ a: Number.NaN })).toThrow()
    expect(() => canonicalJson([Number.POSITIVE_INFINITY])).toThrow()
  })
})
