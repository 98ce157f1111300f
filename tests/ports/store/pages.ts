import fc from 'fast-check'
import type { Manifest } from '../../../server/collections'
import type { Filter, Scalar, Sort, Store } from '../../../server/ports'
import { type Doc, eachStore, fill, ids, type LooseStore } from '../../looseStore'

/** Few different values, so that keys repeat; null and missing among them. */
const value = fc.constantFrom<(Scalar | undefined)[]>(undefined, null, 1, 2, 'a', 'b', true, false)
const text = fc.constantFrom(undefined, null, '2026-10-01', '2026-10-02', '2026-10-03')

const task = fc.record({
  unit: fc.constantFrom('u1', 'u2', undefined),
  state: value,
  dueAt: text,
  open: fc.constantFrom(true, false, undefined),
  circle: fc.array(fc.constantFrom('p1', 'p2', 'p3'), { maxLength: 3 }),
  other: value,
})

const key = fc.tuple(
  fc.constantFrom('unit', 'state', 'dueAt', 'open', 'other', '_id'),
  fc.constantFrom(1 as const, -1 as const),
)
const sort: fc.Arbitrary<Sort> = fc.uniqueArray(key, { maxLength: 3, selector: ([path]) => path })

const filter = fc.constantFrom<Filter[]>(
  {},
  { unit: 'u1' },
  { unit: { $in: ['u1', 'u2'] }, state: { $in: ['a', 1, null] } },
  { circle: { $in: ['p1', 'p2'] }, open: true },
  { circle: 'p1' },
  { other: { $ne: 1 } },
  { $or: [{ unit: 'u1' }, { circle: 'p3' }] },
)

async function walk(store: LooseStore, where: Filter, order: Sort, limit: number): Promise<Doc[]> {
  const walked: Doc[] = []
  for (let page: Doc[] = [], first = true; first || page.length === limit; first = false) {
    const last = page.at(-1)
    const after = last && [...order.map(([path]) => (last[path] ?? null) as Scalar), last._id]
    page = await store.find('tasks', { filter: where, sort: order, limit, ...(after && { after }) })
    walked.push(...page)
  }
  return walked
}

/** Pages, whatever the data and the order. */
export function describePages(open: (manifest: Manifest) => Promise<Store>): void {
  const store = eachStore(open)

  test('walking all pages gives the full list, once each and in order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(task, { maxLength: 25 }),
        fc.array(fc.tuple(filter, sort, fc.integer({ min: 1, max: 7 })), { minLength: 5, maxLength: 5 }),
        async (drafts, walks) => {
          const documents = drafts.map((draft, i) => ({ _id: `t${(i * 7) % 25}`, ...draft }))
          const old = await store().find('tasks', { filter: {}, limit: 1000 })
          await store().transact(async (tx) => {
            for (const { _id } of old) await tx.remove('tasks', _id)
            for (const document of documents) await tx.put('tasks', document)
          })
          for (const [where, order, limit] of walks) {
            const full = await store().find('tasks', { filter: where, sort: order, limit: 1000 })
            expect(ids(await walk(store(), where, order, limit))).toEqual(ids(full))
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  test('a list without an end is never given: more than the limit is cut', async () => {
    await fill(
      store(),
      'notes',
      Array.from({ length: 30 }, (_, i) => ({ _id: `n${i}` })),
    )
    expect(await store().find('notes', { filter: {}, limit: 10 })).toHaveLength(10)
  })
}
