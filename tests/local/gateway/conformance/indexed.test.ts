import { _, type Collection, filled, idsOf, manual, mongo, type Tx, useCloud, where } from './subject'

// An index makes an answer faster, never another one (mongodb.com/docs/manual/indexes): each case is put to a collection
// with indexes and to one without.
const cloud = useCloud({
  manifest: {
    indexed: {
      indexes: [
        { name: 'kind', fields: { kind: 1, n: -1 } },
        { name: 'tags', fields: { tags: 1 }, multikey: 'tags' },
        { name: 'at', fields: { at: 1 } },
        { name: 'within', fields: { 'in.k': 1, _id: 1 } },
      ],
    },
  },
})

const documents = [
  { _id: '1', kind: 'x', n: 1, tags: ['a', 'b'], at: new Date(1), in: { k: 1 } },
  { _id: '2', kind: 'x', n: 10, tags: [], at: new Date(2), in: { k: null } },
  { _id: '3', kind: 'y', n: 2, tags: ['b'], at: new Date(-3), in: {} },
  { _id: '4', kind: 'y', n: null, tags: 'b' },
  { _id: '5', kind: 'y', at: null },
  { _id: '6', kind: null, n: '2', tags: ['c', 'a'] },
  { _id: '7', n: true, tags: null, in: { k: 'text' } },
  { _id: '8', kind: 'xx', n: 2.5, tags: ['督'], at: new Date(2) },
]

const kinds: [kind: string, collection: () => Promise<Collection>][] = [
  ['with indexes', async () => cloud.app.database().collection('indexed')],
  ['without', async () => plain],
]
let plain: Collection
beforeAll(async () => {
  plain = await filled(cloud, documents)
  await cloud.app
    .database()
    .collection('indexed')
    .add(documents as never)
})

describe.each(kinds)(`filters %s: ${manual('indexes')}`, (_kind, collection) => {
  test.each<[string, object, string[]]>([
    ['equal', { kind: 'x' }, ['1', '2']],
    ['null or missing', { kind: null }, ['6', '7']],
    ['not equal', { kind: _.neq('x') }, ['3', '4', '5', '6', '7', '8']],
    ['one of', { kind: _.in(['xx', 'y', 'none']) }, ['3', '4', '5', '8']],
    ['one of, with null', { kind: _.in([null, 'xx']) }, ['6', '7', '8']],
    ['none of', { kind: _.nin(['x', null]) }, ['3', '4', '5', '8']],
    ['both fields', { kind: 'y', n: 2 }, ['3']],
    ['the second missing or null', { kind: 'y', n: null }, ['4', '5']],
    ['a range of the second', { kind: 'x', n: _.gt(1) }, ['2']],
    ['a range looks at one type only', { kind: 'y', n: _.gte(0) }, ['3']],
    ['a range of texts', { kind: _.gte('x').and(_.lt('y')) }, ['1', '2', '8']],
    ['greater than the empty text', { kind: _.gt('') }, ['1', '2', '3', '4', '5', '8']],
    ['a prefix', { kind: /^x/ }, ['1', '2', '8']],
    ['there', { kind: _.exists(true) }, ['1', '2', '3', '4', '5', '6', '8']],
    ['missing', { kind: _.exists(false) }, ['7']],
    ['an element', { tags: 'b' }, ['1', '3', '4']],
    ['one of the elements', { tags: _.in(['a', '督']) }, ['1', '6', '8']],
    ['elements that are all there', { tags: _.all(['a', 'b']) }, ['1']],
    ['no such element', { tags: _.neq('b') }, ['2', '5', '6', '7', '8']],
    ['no elements are no null', { tags: null }, ['5', '7']],
    ['an empty array', { tags: _.eq([]) }, ['2']],
    ['a whole array', { tags: ['a', 'b'] }, ['1']],
    ['a range of elements', { tags: _.gt('b') }, ['6', '8']],
    ['a moment', { at: new Date(2) }, ['2', '8']],
    ['before a moment', { at: _.lt(new Date(2)) }, ['1', '3']],
    ['no moment', { at: null }, ['4', '5', '6', '7']],
    ['a field within', { 'in.k': 1 }, ['1']],
    ['a field within that is null or missing', { 'in.k': null }, ['2', '3', '4', '5', '6', '8']],
    ['or over two indexes', _.or([{ kind: 'xx' }, { tags: 'c' }]), ['6', '8']],
    ['or with overlapping answers', _.or([{ kind: 'x' }, { tags: 'b' }]), ['1', '2', '3', '4']],
    ['and with a field that has no index', mongo({ kind: 'x', tags: { $size: 0 } }), ['2']],
    ['nothing at all', { kind: 'none' }, []],
  ])('%s', async (_what, filter, ids) => {
    const query = where(await collection(), filter)
    expect(idsOf((await query.get()).data).sort()).toEqual(ids)
    expect((await query.count()).total).toBe(ids.length)
  })
})

describe.each(kinds)(`order %s: ${manual('tutorial/sort-results-with-indexes')}`, (_kind, collection) => {
  test.each<[string, object, [string, 'asc' | 'desc'][], string[]]>([
    ['as the index has it', { kind: 'x' }, [['n', 'desc']], ['2', '1']],
    ['the other way round', { kind: 'x' }, [['n', 'asc']], ['1', '2']],
    [
      'missing and null first',
      {},
      [
        ['kind', 'asc'],
        ['_id', 'asc'],
      ],
      ['6', '7', '1', '2', '8', '3', '4', '5'],
    ],
    [
      'missing and null last',
      {},
      [
        ['kind', 'desc'],
        ['_id', 'asc'],
      ],
      ['3', '4', '5', '8', '1', '2', '6', '7'],
    ],
    [
      'types among each other',
      {},
      [
        ['n', 'asc'],
        ['_id', 'desc'],
      ],
      ['5', '4', '1', '3', '8', '2', '6', '7'],
    ],
    [
      'moments',
      { at: _.gt(new Date(-10)) },
      [
        ['at', 'desc'],
        ['_id', 'desc'],
      ],
      ['8', '2', '1', '3'],
    ],
    ['a field within', { 'in.k': _.exists(true) }, [['in.k', 'asc']], ['2', '1', '7']],
    ['by the id', {}, [['_id', 'desc']], ['8', '7', '6', '5', '4', '3', '2', '1']],
  ])('%s', async (_what, filter, keys, ids) => {
    const query = keys.reduce(
      (query, [path, direction]) => query.orderBy(path, direction),
      (await collection()).where(filter),
    )
    expect(idsOf((await query.get()).data)).toEqual(ids)
    expect(idsOf((await query.skip(1).limit(2).get()).data)).toEqual(ids.slice(1, 3))
  })
})

describe.each(kinds)(`a transaction’s own writes %s: ${manual('core/transactions')}`, (_kind, collection) => {
  test('are found and ordered like all others', async () => {
    const { name } = await collection()
    const tx: Tx = await cloud.app.database().startTransaction()
    await tx.collection(name).doc('1').update({ kind: 'y', n: 5 })
    await tx.collection(name).doc('3').remove()
    await tx.collection(name).add({ _id: '9', kind: 'x', n: 7, tags: ['b'] })
    const found = async (filter: object) => {
      const { data } = await tx.collection(name).where(filter).orderBy('n', 'desc').orderBy('_id', 'asc').get()
      return idsOf(data)
    }
    expect(await found({ kind: 'x' })).toEqual(['2', '9'])
    expect(await found({ kind: 'y' })).toEqual(['1', '4', '5'])
    expect(await found({ tags: 'b' })).toEqual(['9', '1', '4'])
    expect(await found({ kind: 'x', n: _.gt(7) })).toEqual(['2'])
    await tx.rollback()
  })
})
