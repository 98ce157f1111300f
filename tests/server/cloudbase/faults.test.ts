import { SENTENCES } from '../../../domain/refusal'
import { manifest } from '../../../server/collections'
import { chainOf } from '../../../server/operations/subject/chain'
import { dump } from '../dump'
import type { Harness } from '../harness'
import { cloudHarness, settledHarness } from './cloudHarness'
import { type Fate, type FaultyWay, openFaultyWay } from './faultyWay'
import { openGateway } from './gateway'

/** Short, so that a gateway that does not answer costs the test no long wait. */
const TIMEOUT_MS = 400

const READ = 'database.getDocument'
const WRITES = ['database.insertDocument', 'database.modifyDocument'] as const
const COMMIT = 'database.commitTransaction'

/** Reaches the gateway without faults. */
let direct: Harness
/** Takes the way on which things go wrong. */
let h: Harness
let way: FaultyWay
let matterId: string
let keys = 0

beforeAll(async () => {
  const { url } = await openGateway(manifest)
  direct = await settledHarness(url)
  matterId = await direct.start()
  way = await openFaultyWay(url)
  h = cloudHarness(way.url, TIMEOUT_MS)
})
afterAll(async () => {
  way.set(() => 'through')
  await Promise.all([h.close(), direct.close()])
  await way.stop()
})

/** The leader's instruction: writes the matter, its event, a to-do, and notices. */
const instruct = (key: string) =>
  h.ask('leader', 'matter.instruct', { matterId, text: `批示 ${key}`, answerDueAt: null }, key)

const recorded = async (key: string): Promise<number> => {
  const events = await direct.store.find('events', { filter: chainOf(matterId), limit: 1000 })
  return events.filter((event) => JSON.stringify(event).includes(`批示 ${key}`)).length
}

const newKey = (): string => `instruction-${++keys}`

/** The action's first requests meet the fate, all others come through. */
const first = (fate: Fate, action: string, times = 1) =>
  way.set((asked, count) => (asked === action && count <= times ? fate : 'through'))

const isWhole = async () =>
  expect(await direct.tell('officer', 'matter.verify', { matterId })).toMatchObject({ intact: true })

describe.each<Fate>(['502', 'busy', 'lost', 'answer-lost', 'silence'])('%s once', (fate) => {
  test('at a read outside a transaction: it is asked again', async () => {
    first(fate, READ)
    expect(await h.ask('leader', 'matter.get', { matterId })).toMatchObject({ ok: true })
    expect(way.seen.filter((action) => action === READ).length).toBeGreaterThan(1)
  })

  test.each(WRITES)('at %s inside a transaction: the work runs again and is recorded once', async (action) => {
    const key = newKey()
    first(fate, action)
    expect(await instruct(key)).toMatchObject({ ok: true })
    expect(await recorded(key)).toBe(1)
    await isWhole()
  })

  test('at the commit: it is not sent twice, the refusal is plain, and the same key finds out safely', async () => {
    const key = newKey()
    first(fate, COMMIT)
    const refused = await instruct(key)
    expect(refused).toEqual({
      ok: false,
      code: 'INTERNAL',
      message: SENTENCES.INTERNAL,
      requestId: expect.stringMatching(/^\w+$/),
    })
    expect(way.seen.filter((action) => action === COMMIT)).toHaveLength(1)

    const done = await recorded(key)
    expect(done).toBe(fate === 'answer-lost' ? 1 : 0)
    way.set(() => 'through')
    expect(await instruct(key)).toMatchObject({ ok: true })
    expect(await recorded(key)).toBe(1)
    await isWhole()
  })
})

describe.each<Fate>(['502', 'silence'])('%s without an end', (fate) => {
  test.each([READ, ...WRITES])('at %s: refused after a few tries, and nothing is written', async (action) => {
    const key = newKey()
    const before = await dump(direct.store)
    way.set((asked) => (asked === action ? fate : 'through'))
    expect(await instruct(key)).toMatchObject({ ok: false, code: 'INTERNAL' })
    expect(way.seen.filter((each) => each === action).length).toBeLessThanOrEqual(4)
    expect(await dump(direct.store)).toBe(before)
  })

  test('then answers again: the same key is recorded, and what it has to send is there', async () => {
    const key = newKey()
    way.set(() => fate)
    expect(await instruct(key)).toMatchObject({ ok: false, code: 'INTERNAL' })
    way.set(() => 'through')
    const notices = await direct.store.count('notices', {})
    expect(await instruct(key)).toMatchObject({ ok: true })
    expect(await recorded(key)).toBe(1)
    expect(await direct.store.count('notices', {})).toBeGreaterThan(notices)
    await isWhole()
  })
})
