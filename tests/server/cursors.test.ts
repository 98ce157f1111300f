import fc from 'fast-check'
import { Harness } from './harness'

let h: Harness
let matterId: string
beforeAll(async () => {
  h = await Harness.open()
  matterId = await h.start()
  await h.start()
})
afterAll(() => h.close())

/** Every list that hands out cursors. */
const LISTS = [
  ['matter.list', {}],
  ['matter.list', { order: 'recent' }],
  ['matter.timeline', {}],
  ['todo.list', {}],
  ['notice.list', {}],
  ['points.list', {}],
  ['people.list', {}],
] as const

const ask = (operation: (typeof LISTS)[number][0], more: object, after: string, limit = 1) => {
  const input = { limit, ...more, ...(operation === 'matter.timeline' && { matterId }), after }
  return h.ask(operation === 'people.list' ? 'admin' : 'u1supervisor', operation, input as never)
}

const encoded = (text: string): string => Buffer.from(text).toString('base64url')

const FORGED = [
  '[1e999,"x","y"]',
  '[1,2,3]',
  '[1,2]',
  '[true,"y"]',
  '["2026-01-01T00:00:00.000Z",7]',
  '["2026-01-01T00:00:00.000Z",null]',
  '["2026-01-01T00:00:00.000Z","\\u0000"]',
  '["2026-01-01T00:00:00.000Z","\\ud800"]',
  '["\\ud800","x"]',
  '[0,"\\u0000","x"]',
  '[0.5,"x"]',
  '[null,null,null]',
  '{"length":2}',
  '[]',
  'null',
  '[[1],"x"]',
]

test.each(LISTS)('%s %j refuses each forged cursor', async (operation, more) => {
  for (const text of FORGED)
    expect([text, await ask(operation, more, encoded(text))]).toEqual([
      text,
      expect.objectContaining({ ok: false, code: 'BAD_INPUT', detail: 'after' }),
    ])
  expect(h.faults).toEqual([])
})

test('whatever stands in a cursor, a list answers or refuses it, and nothing is a fault', async () => {
  const key = fc.oneof(
    fc.jsonValue(),
    fc.string({ unit: 'binary' }),
    fc.double(),
    fc.constant('2026-01-01T00:00:00.000Z'),
  )
  const cursor = fc.oneof(
    fc.array(key, { maxLength: 4 }).map((values) => encoded(JSON.stringify(values))),
    fc.string({ maxLength: 100 }),
  )
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...LISTS), cursor, async ([operation, more], after) => {
      const answer = await ask(operation, more, after)
      if (!answer.ok) expect(answer).toMatchObject({ code: 'BAD_INPUT', detail: 'after' })
    }),
    { numRuns: 200 },
  )
  expect(h.faults).toEqual([])
})

test('the cursors that lists hand out are taken, page after page', async () => {
  for (const [operation, more] of LISTS) {
    const first = await h.tell(operation === 'people.list' ? 'admin' : 'u1supervisor', operation, {
      limit: 1,
      ...more,
      ...(operation === 'matter.timeline' && { matterId }),
    } as never)
    const { next } = first as { next: string | null }
    if (next !== null)
      expect([operation, await ask(operation, more, next)]).toEqual([operation, expect.objectContaining({ ok: true })])
  }
})

test('half a character in a search is bad input', async () => {
  expect(await h.ask('officer', 'matter.list', { limit: 1, search: '电梯\ud800' })).toMatchObject({
    code: 'BAD_INPUT',
    detail: 'search',
  })
  expect(h.faults).toEqual([])
})
