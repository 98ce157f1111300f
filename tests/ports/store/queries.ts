import type { Manifest } from '../../../server/collections'
import type { Filter, Store } from '../../../server/ports'
import { fill, find, ids, oneStore } from '../../looseStore'

const tasks = [
  { _id: 'a', unit: 'u1', state: 'open', dueAt: '2026-10-01', circle: ['p1', 'u1'], open: true, score: { rank: 3 } },
  { _id: 'b', unit: 'u1', state: 'done', dueAt: '2026-10-02', circle: ['p2'], open: false, score: { rank: 1 } },
  { _id: 'c', unit: 'u2', state: 'open', dueAt: '2026-10-03', circle: ['p1', 'p2'], open: true, alarmAt: '2026-11-01' },
  { _id: 'd', unit: 'u2', state: 'late', dueAt: null, circle: [], open: true, alarmAt: null, score: { rank: 2 } },
  { _id: 'e', unit: null, state: 'late', circle: ['u2'], open: null, parts: [{ unit: 'u5' }, { unit: 'u6' }], n: 7 },
  { _id: 'f', state: 'open', dueAt: '2026-10-01', parts: [{ unit: 'u6', n: 1 }], open: 1, n: '7', plain: ['x', 'y'] },
]

const MATCHES: [name: string, filter: Filter, expected: string][] = [
  ['an equal text', { unit: 'u1' }, 'ab'],
  ['an equal text without an index', { plain: 'x' }, 'f'],
  ['null also where the field is missing', { unit: null }, 'ef'],
  ['true and not 1', { open: true }, 'acd'],
  ['a number and not the text of it', { n: 7 }, 'e'],
  ['an element of an array', { circle: 'p1' }, 'ac'],
  ['a field within an array of objects', { 'parts.unit': 'u6' }, 'ef'],
  ['a nested field', { 'score.rank': 2 }, 'd'],
  ['$eq', { state: { $eq: 'late' } }, 'de'],
  ['$ne, also what is missing', { unit: { $ne: 'u1' } }, 'cdef'],
  ['$ne null', { unit: { $ne: null } }, 'abcd'],
  ['$ne on an array: no element', { circle: { $ne: 'p1' } }, 'bdef'],
  ['$in', { state: { $in: ['late', 'done'] } }, 'bde'],
  ['$in with null', { unit: { $in: ['u2', null] } }, 'cdef'],
  ['$in on an array, each document once', { circle: { $in: ['p1', 'p2', 'u1'] } }, 'abc'],
  ['$in of nothing', { unit: { $in: [] } }, ''],
  ['$nin', { state: { $nin: ['late', 'done'] } }, 'acf'],
  ['$nin on an array', { circle: { $nin: ['p1', 'u2'] } }, 'bdf'],
  ['$gt', { dueAt: { $gt: '2026-10-01' } }, 'bc'],
  ['$gte and $lt', { dueAt: { $gte: '2026-10-01', $lt: '2026-10-03' } }, 'abf'],
  ['$lte numbers only against numbers', { n: { $lte: 100 } }, 'e'],
  ['$gt with an index', { 'score.rank': { $gt: 1 } }, 'ad'],
  ['$all', { circle: { $all: ['p1', 'p2'] } }, 'c'],
  ['$all of nothing', { circle: { $all: [] } }, ''],
  ['$exists', { alarmAt: { $exists: true } }, 'cd'],
  ['$exists false', { alarmAt: { $exists: false } }, 'abef'],
  ['a sparse index by value', { alarmAt: { $lte: '2026-12-01' } }, 'c'],
  ['several paths, all', { unit: 'u2', state: 'late' }, 'd'],
  ['$or', { $or: [{ unit: 'u1' }, { state: 'late' }] }, 'abde'],
  ['$or beside a path', { $or: [{ unit: 'u1' }, { circle: 'p2' }], open: true }, 'ac'],
  [
    '$and of $or',
    { $and: [{ $or: [{ unit: 'u1' }, { unit: 'u2' }] }, { $or: [{ state: 'open' }, { state: 'late' }] }] },
    'acd',
  ],
  [
    '$or with overlapping answers, each document once',
    { $or: [{ circle: 'p1' }, { circle: 'p2' }, { unit: 'u1' }] },
    'abc',
  ],
  ['_id', { _id: { $in: ['c', 'a', 'x'] } }, 'ac'],
  ['_id beside another path', { _id: { $gt: 'b' }, state: 'open' }, 'cf'],
  ['everything', {}, 'abcdef'],
]

/** Which documents a filter finds, in which order, and what is refused. */
export function describeQueries(open: (manifest: Manifest) => Promise<Store>): void {
  describe('queries', () => {
    const store = oneStore(open, (empty) => fill(empty, 'tasks', tasks))

    describe('filters', () => {
      test.each(MATCHES)('find %s', async (_, filter, expected) => {
        expect((await find(store(), filter)).join('')).toBe(expected)
      })

      test.each(MATCHES)('count %s', async (_, filter, expected) => {
        expect(await store().count('tasks', filter)).toBe(expected.length)
      })
    })

    describe('long lists', () => {
      const words = Array.from({ length: 59 }, (_, i) => `w${i}`)
      const titles = Array.from({ length: 40 }, (_, n) => ({
        _id: `t${String(n).padStart(2, '0')}`,
        dueAt: `2026-10-${10 + (n % 7)}`,
        circle: n % 3 === 0 ? words : words.filter((_, i) => i !== n),
      }))
      const long: Filter = { circle: { $all: words } }
      const expected = titles.filter(({ circle }) => circle.length === 59)

      beforeAll(() => fill(store(), 'titles', titles))

      test('of 59 words all must be there, also those that no index was asked for', async () => {
        expect(ids(await store().find('titles', { filter: long, limit: 100 }))).toEqual(ids(expected))
        expect(await store().count('titles', long)).toBe(expected.length)
      })

      test('a word that is nowhere finds nothing', async () => {
        const filter = { circle: { $all: [...words, 'nowhere'] } }
        expect(await store().find('titles', { filter, limit: 100 })).toEqual([])
        expect(await store().count('titles', filter)).toBe(0)
      })

      test('pages go on where they ended', async () => {
        const sort = [['dueAt', 1]] as const
        const whole = ids(await store().find('titles', { filter: long, sort, limit: 100 }))
        const first = await store().find('titles', { filter: long, sort, limit: 5 })
        const last = first.at(-1) as { _id: string; dueAt?: string }
        const after = [last.dueAt ?? null, last._id]
        const rest = await store().find('titles', { filter: long, sort, limit: 100, after })
        expect([...ids(first), ...ids(rest)]).toEqual(whole)
      })

      test.each<[string, Filter]>([
        ['a list of 4,001', { circle: { $in: Array.from({ length: 4_001 }, (_, i) => `${i}`) } }],
        ['lists within lists, forty deep', JSON.parse(`${'{"$or":['.repeat(40)}{"unit":"x"}${']}'.repeat(40)}`)],
      ])('%s is refused', async (_, filter) => {
        await expect(store().find('titles', { filter, limit: 1 })).rejects.toMatchObject({ code: 'BAD_QUERY' })
        await expect(store().count('titles', filter)).rejects.toMatchObject({ code: 'BAD_QUERY' })
      })

      test.each([[[Number.POSITIVE_INFINITY, 'x']], [[Number.NaN, 'x']], [['a', 1]], [['a', null]]])(
        'the cursor %j is refused',
        async (after) => {
          const query = { filter: {}, sort: [['dueAt', 1]] as const, limit: 2, after }
          await expect(store().find('titles', query)).rejects.toMatchObject({ code: 'BAD_QUERY' })
        },
      )
    })

    describe('order', () => {
      const sorted = (filter: Filter, ...sort: [string, 1 | -1][]) =>
        find(store(), filter, sort).then((found) => found.join(''))

      test('without sort keys by _id', async () => {
        expect(await sorted({ state: 'open' })).toBe('acf')
      })

      test('missing and null first, equal keys by _id', async () => {
        expect(await sorted({}, ['dueAt', 1])).toBe('deafbc')
      })

      test('downward, equal keys still by _id upward', async () => {
        expect(await sorted({}, ['dueAt', -1])).toBe('cbafde')
      })

      test('by _id downward, between bounds, page after page', async () => {
        expect(await sorted({}, ['_id', -1])).toBe('fedcba')
        const query = { filter: { _id: { $gt: 'a', $lt: 'f' } }, sort: [['_id', -1]] as const, limit: 2 }
        expect(ids(await store().find('tasks', query))).toEqual(['e', 'd'])
        expect(ids(await store().find('tasks', { ...query, after: ['d', 'd'] }))).toEqual(['c', 'b'])
        expect(ids(await store().find('tasks', { ...query, after: ['b', 'b'] }))).toEqual([])
      })

      test('types in the order null, numbers, texts, booleans', async () => {
        expect(await sorted({}, ['n', 1])).toBe('abcdef')
        expect(await sorted({}, ['open', 1])).toBe('efbacd')
      })

      test('mixed directions', async () => {
        expect(await sorted({}, ['state', 1], ['dueAt', -1])).toBe('bdecaf')
      })

      test('the order of an index, read through an array', async () => {
        expect(await sorted({ circle: { $in: ['p1', 'p2', 'u2'] }, open: { $ne: null } }, ['dueAt', -1])).toBe('cba')
        expect(await sorted({ circle: { $in: ['p1', 'p2'] }, open: true }, ['dueAt', 1])).toBe('ac')
      })
    })

    describe('limit and cursor', () => {
      test('limit gives the first ones', async () => {
        expect(ids(await store().find('tasks', { filter: {}, sort: [['dueAt', -1]], limit: 2 }))).toEqual(['c', 'b'])
      })

      test('after goes on where the last page ended, also between equal keys and at null', async () => {
        const page = (after: (string | null)[]) =>
          store()
            .find('tasks', { filter: {}, sort: [['dueAt', 1]], limit: 2, after })
            .then(ids)
        expect(await page(['2026-10-01', 'a'])).toEqual(['f', 'b'])
        expect(await page([null, 'd'])).toEqual(['e', 'a'])
      })

      test.each([0, -1, 1.5, 1001, Number.NaN])('limit %p is refused', async (limit) => {
        await expect(store().find('tasks', { filter: {}, limit })).rejects.toMatchObject({ code: 'BAD_QUERY' })
      })

      test.each([
        ['an unknown operator', { unit: { $near: 1 } }],
        ['an undefined condition', { unit: undefined }],
        ['an $or of nothing', { $or: [] }],
        ['an $in that is no list', { unit: { $in: 'u1' } }],
      ])('%s is refused', async (_, filter) => {
        const query = { filter: filter as unknown as Filter, limit: 10 }
        await expect(store().find('tasks', query)).rejects.toMatchObject({ code: 'BAD_QUERY' })
        await expect(store().count('tasks', query.filter)).rejects.toMatchObject({ code: 'BAD_QUERY' })
      })

      test('a cursor that does not fit the sort is refused', async () => {
        const query = { filter: {}, sort: [['dueAt', 1]] as const, limit: 2, after: ['a'] }
        await expect(store().find('tasks', query)).rejects.toMatchObject({ code: 'BAD_QUERY' })
      })

      test('an unknown collection is refused', async () => {
        await expect(store().find('none', { filter: {}, limit: 1 })).rejects.toMatchObject({ code: 'BAD_QUERY' })
      })
    })

    describe('aggregate', () => {
      test('match, group, sort, project, limit', async () => {
        const rows = await store().aggregate('tasks', [
          { $match: { unit: { $ne: null } } },
          { $group: { _id: '$unit', n: { $sum: 1 }, last: { $max: '$dueAt' } } },
          { $sort: { _id: -1 } },
          { $project: { _id: 0, unit: '$_id', n: 1, last: 1 } },
          { $limit: 1 },
        ])
        expect(rows).toEqual([{ unit: 'u2', n: 2, last: '2026-10-03' }])
      })

      test('unwind', async () => {
        const rows = await store().aggregate('tasks', [
          { $unwind: '$circle' },
          { $group: { _id: '$circle', n: { $sum: 1 } } },
          { $sort: { _id: 1 } },
        ])
        expect(rows.map(({ _id, n }) => `${_id}:${n}`)).toEqual(['p1:2', 'p2:2', 'u1:1', 'u2:1'])
      })

      test('whole documents, where the stages ask for them', async () => {
        const rows = await store().aggregate('tasks', [
          { $match: { unit: 'u2' } },
          { $group: { _id: '$unit', all: { $push: '$$ROOT' } } },
        ])
        expect(rows).toEqual([{ _id: 'u2', all: expect.arrayContaining(tasks.slice(2, 4)) }])
      })

      test.each([{ $out: 'notes' }, { $skip: 1 }, { $nonsense: 1 }])('the stage %p is refused', async (stage) => {
        await expect(store().aggregate('tasks', [stage])).rejects.toMatchObject({ code: 'BAD_QUERY' })
      })
    })
  })
}
