import type { Input } from '../../../domain/contract'
import type { Filter, Store } from '../../../server/ports'
import { Harness } from '../harness'

/** Numbers and lists over a register of several pages, written as documents. */
const LINES = 1_300
const UNITS = ['u1', 'u2', 'u3']
const FRONTS = ['f1', 'f2']

let h: Harness
const asked: Filter[] = []
beforeAll(async () => {
  const settled = await Harness.open()
  const model = await settled.issue().then((matterId) => settled.store.get('register', matterId))
  await settled.store.transact(async (tx) => {
    for (let n = 0; n < LINES; n++)
      await tx.put('register', {
        ...(model as NonNullable<typeof model>),
        _id: `line${n}`,
        id: `line${n}`,
        rank: n % 5 === 0 ? 1 : 0,
        listDueAt: n % 3 === 0 ? '2026-01-02T00:00:00.000Z' : '2027-01-02T00:00:00.000Z',
        yellowAt: '2026-12-30T00:00:00.000Z',
        unitIds: UNITS.filter((_, i) => n % (i + 2) === 0),
        frontIds: [FRONTS[n % 2] as string],
        circle: n % 4 === 0 ? ['unit:u1'] : ['unit:u2'],
        year: 2020 + (n % 4),
      })
  })
  const store: Store = {
    get: (collection, id) => settled.store.get(collection, id),
    find: (collection, query) => settled.store.find(collection, query),
    aggregate: (collection, stages) => settled.store.aggregate(collection, stages),
    transact: (work) => settled.store.transact(work),
    close: () => settled.store.close(),
    count: (collection, filter) => {
      asked.push(filter)
      return settled.store.count(collection, filter)
    },
  }
  h = Harness.over(store, settled.app.ports.files, settled.directory)
})
afterAll(() => h.close())

type Wanted = Omit<Input<'matter.counts'>, 'by'>

/** The list's length, page by page. */
const lengthOf = async (who: string, wanted: Wanted): Promise<number> => {
  let [length, after]: [number, string | null] = [0, null]
  do {
    const page: { items: unknown[]; next: string | null } = await h.tell(who, 'matter.list', {
      ...wanted,
      limit: 200,
      ...(after !== null && { after }),
    })
    length += page.items.length
    after = page.next
  } while (after !== null)
  return length
}

const CASES: [who: string, by: 'unit' | 'front', wanted: Wanted][] = [
  ['officer', 'unit', {}],
  ['officer', 'front', { year: 2021 }],
  ['officer', 'unit', { light: 'red', year: 2022 }],
  ['officer', 'unit', { unitId: 'u1' }],
  ['u1supervisor', 'unit', {}],
  ['u1supervisor', 'front', { frontId: 'f1', light: 'grey' }],
]

test.each(CASES)('%s by %s under %j: each number is the length of its list', async (who, by, wanted) => {
  const { all, groups } = await h.tell(who, 'matter.counts', { ...wanted, by })
  expect(all.total).toBe(await lengthOf(who, wanted))
  expect(groups.length).toBeGreaterThan(0)
  for (const { id, total, green, yellow, red, grey } of groups) {
    expect(total).toBe(green + yellow + red + grey)
    expect([id, total]).toEqual([
      id,
      await lengthOf(who, { ...wanted, ...(by === 'unit' ? { unitId: id } : { frontId: id }) }),
    ])
  }
})

test('numbers of few matters by unit cost as many counts as there are lights', async () => {
  asked.length = 0
  await h.tell('officer', 'matter.counts', { by: 'unit', year: 2021 })
  expect(asked.length).toBe(4)
})

test('numbers of nothing are counted once', async () => {
  asked.length = 0
  expect((await h.tell('officer', 'matter.counts', { by: 'unit', search: '没有这样的词' })).groups).toEqual([])
  expect(asked.length).toBe(4)
})
