import { $, aggregates, computes, filled, operator, refusal, useCloud } from '../subject'

const cloud = useCloud()
const stage = (name: string) => operator(`aggregation/${name}`)

computes(
  cloud,
  `paths in expressions: ${operator('aggregation')}`,
  { list: [{ n: 1, in: [{ m: 1 }] }, { n: 2 }, 3, [{ n: 4 }]], plain: [1, 2], o: { '0': 'zero' } },
  [
    ['a number is no position', '$plain.0', []],
    ['a number is a field', '$o.0', 'zero'],
    ['in a list the objects that have the field', '$list.n', [1, 2]],
    ['lists below lists', '$list.in.m', [[1]]],
    ['below what is no object', '$plain.x.y', []],
    ['of a variable', $.map({ input: '$list', as: 'e', in: $.ifNull(['$$e.n', '-']) }), [1, 2, '-', [4]]],
    ['of the whole document', '$$ROOT.list.n', [1, 2]],
    ['a text that only looks like one', { $literal: '$plain.0' }, '$plain.0'],
    ['missing in a list is null', [{ $size: '$plain' }, '$none.x'], [2, null]],
  ],
)

aggregates(
  cloud,
  `addFields: ${stage('addFields')}`,
  [{ _id: '1', list: [{ a: 1 }, 2, [{ a: 3 }], {}], o: { a: 1 }, s: 5 }],
  [
    [
      'into every element of a list',
      (a) => a.addFields({ 'list.b': '$s' }).project({ list: 1, _id: 0 }),
      [{ list: [{ a: 1, b: 5 }, { b: 5 }, [{ a: 3, b: 5 }], { b: 5 }] }],
    ],
    [
      'in place of what can hold no field',
      (a) => a.addFields({ 's.b': 1 }).project({ s: 1, _id: 0 }),
      [{ s: { b: 1 } }],
    ],
    [
      'an object adds to the one that is there',
      (a) => a.addFields({ o: { b: 2 } }).project({ o: 1, _id: 0 }),
      [{ o: { a: 1, b: 2 } }],
    ],
    [
      'what is missing takes the field away',
      (a) => a.addFields({ 'o.a': '$none', s: '$none' }).project({ list: 0 }),
      [{ _id: '1', o: {} }],
    ],
    [
      'all are computed from what was',
      (a) => a.addFields({ s: 1, t: '$s' }).project({ s: 1, t: 1, _id: 0 }),
      [{ s: 1, t: 5 }],
    ],
    ['an empty object', (a) => a.addFields({ o: {} }).project({ o: 1, _id: 0 }), [{ o: {} }]],
    ['a number is a field', (a) => a.addFields({ 'o.0': 9 }).project({ o: 1, _id: 0 }), [{ o: { a: 1, 0: 9 } }]],
  ],
)

aggregates(
  cloud,
  `project: ${stage('project')}`,
  [{ _id: { k: 1, l: 2 }, list: [{ a: 1, b: 2 }, 3], o: { a: 1, b: 2 } }].map(({ _id, ...rest }) => ({
    _id: '1',
    key: _id,
    ...rest,
  })),
  [
    [
      'computed in every element of a list',
      (a) => a.project({ _id: 0, 'list.c': '$o.a' }),
      [{ list: [{ c: 1 }, { c: 1 }] }],
    ],
    ['computed beside what is included', (a) => a.project({ _id: 0, o: { a: 1, c: '$o.b' } }), [{ o: { a: 1, c: 2 } }]],
    ['a part of the key', (a) => a.group({ _id: '$key' }).project({ '_id.k': 1 }), [{ _id: { k: 1 } }]],
    ['a computed key', (a) => a.project({ _id: '$key.l' }), [{ _id: 2 }]],
    [
      'without a field of the elements',
      (a) => a.project({ _id: 0, key: 0, o: 0, 'list.a': 0 }),
      [{ list: [{ b: 2 }, 3] }],
    ],
  ],
)

describe(`what stages refuse: ${stage('project')}`, () => {
  test.each([
    ['a field and one below it', { $project: { a: 1, 'a.b': 1 } }],
    ['the same in addFields', { $addFields: { a: 1, 'a.b': 1 } }],
    ['an empty object', { $project: { a: {} } }],
  ])('%s', async (_what, step) => {
    const collection = await filled(cloud, [{ _id: 'one', a: { b: 1 } }])
    const [[name, spec]] = Object.entries(step) as [['$project' | '$addFields', object]]
    const query = name === '$project' ? collection.aggregate().project(spec) : collection.aggregate().addFields(spec)
    expect(await refusal(query.end())).toBe('DATABASE_REQUEST_FAILED')
  })
})
