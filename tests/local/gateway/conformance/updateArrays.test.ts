import { _, mongo, operator, refusesUpdates, sdkDocs, sdkTests, updates, useCloud } from './subject'

const cloud = useCloud()

updates(cloud, `push: ${operator('update/push')}, ${sdkDocs('database/database.md')}#push`, [
  ['one value', { list: [1] }, { list: _.push(2) }, { list: [1, 2] }],
  ['several values', { list: [1] }, { list: _.push(2, 3) }, { list: [1, 2, 3] }],
  ['an array of values', { list: [1] }, { list: _.push([2, 3]) }, { list: [1, 2, 3] }],
  ['into a field that is not there', {}, { list: _.push(1) }, { list: [1] }],
  ['into a field within', { in: { list: [1] } }, { in: { list: _.push(2) } }, { in: { list: [1, 2] } }],
  ['an object', { list: [] }, { list: _.push({ a: 1 }) }, { list: [{ a: 1 }] }],
  ['without each an array is one element', { list: [1] }, mongo({ $push: { list: [2, 3] } }), { list: [1, [2, 3]] }],
])

updates(
  cloud,
  `push with modifiers: ${operator('update/position')}, ${operator('update/slice')}, ${operator('update/sort')}`,
  [
    ['at a position', { list: [100] }, { list: _.push({ each: [50, 60], position: 0 }) }, { list: [50, 60, 100] }],
    ['in the middle', { list: [1, 2, 3] }, { list: _.push({ each: [9], position: 2 }) }, { list: [1, 2, 9, 3] }],
    [
      'counted from the end',
      { list: [50, 60, 20, 30] },
      { list: _.push({ each: [90, 80], position: -2 }) },
      { list: [50, 60, 90, 80, 20, 30] },
    ],
    ['beyond the end', { list: [1] }, { list: _.push({ each: [2], position: 10 }) }, { list: [1, 2] }],
    [
      'the last of them stay',
      { list: [40, 50, 60] },
      { list: _.push({ each: [80, 78, 86], slice: -5 }) },
      { list: [50, 60, 80, 78, 86] },
    ],
    [
      'the first of them stay',
      { list: [89, 90] },
      { list: _.push({ each: [100, 20], slice: 3 }) },
      { list: [89, 90, 100] },
    ],
    ['none stay', { list: [1] }, { list: _.push({ each: [2], slice: 0 }) }, { list: [] }],
    ['slice alone', { list: [89, 70, 100] }, { list: _.push({ each: [], slice: -2 }) }, { list: [70, 100] }],
    [
      'sorted up',
      { list: [89, 70, 100, 20] },
      { list: _.push({ each: [40, 60], sort: 1 }) },
      { list: [20, 40, 60, 70, 89, 100] },
    ],
    ['sorted down', { list: [89, 70] }, { list: _.push({ each: [100], sort: -1 }) }, { list: [100, 89, 70] }],
    [
      'sorted by a field of the elements',
      {
        list: [
          { id: 1, score: 6 },
          { id: 2, score: 9 },
        ],
      },
      {
        list: _.push({
          each: [
            { id: 3, score: 8 },
            { id: 4, score: 7 },
          ],
          sort: { score: 1 },
        }),
      },
      {
        list: [
          { id: 1, score: 6 },
          { id: 4, score: 7 },
          { id: 3, score: 8 },
          { id: 2, score: 9 },
        ],
      },
    ],
    [
      'sorted, then cut, in whatever order they are written',
      { list: [{ score: 5 }, { score: 2 }] },
      { list: _.push({ each: [{ score: 8 }, { score: 7 }], slice: 3, sort: { score: -1 } }) },
      { list: [{ score: 8 }, { score: 7 }, { score: 5 }] },
    ],
  ],
)

updates(cloud, `pop, shift, unshift: ${operator('update/pop')}, ${sdkDocs('database/database.md')}#pop`, [
  ['pop takes the last', { list: [8, 9, 10] }, { list: _.pop() }, { list: [8, 9] }],
  ['shift takes the first', { list: [8, 9, 10] }, { list: _.shift() }, { list: [9, 10] }],
  ['pop of the only one leaves an empty array', { list: [1] }, { list: _.pop() }, { list: [] }],
  ['pop of none', { list: [] }, { list: _.pop() }, { list: [] }],
  ['pop of a field that is not there', { a: 1 }, { list: _.pop() }, { a: 1 }],
  ['unshift puts in front', { list: [3] }, { list: _.unshift([1, 2]) }, { list: [1, 2, 3] }],
  ['unshift of one', { list: [3] }, { list: _.unshift(1) }, { list: [1, 3] }],
])

updates(
  cloud,
  `pull and pullAll: ${operator('update/pull')}, ${operator('update/pullAll')}, ${sdkTests('database/unit/advanced-operator.test.ts')}`,
  [
    ['all that are equal', { list: [1, 2, 1] }, { list: _.pull(1) }, { list: [2] }],
    ['those in a list', { list: ['Go', 'Python', 'C'] }, { list: _.pull(_.in(['Go', 'C'])) }, { list: ['Python'] }],
    ['those that a comparison holds of', { list: [3, 5, 6, 7, 7, 8] }, { list: _.pull(_.gte(6)) }, { list: [3, 5] }],
    [
      'objects with these fields, whatever else they have',
      {
        list: [
          { item: 'A', score: 5 },
          { item: 'B', score: 8, comment: 'x' },
        ],
      },
      { list: _.pull({ score: 8, item: 'B' }) },
      { list: [{ item: 'A', score: 5 }] },
    ],
    [
      'objects by a comparison of a field',
      { list: [{ score: 5 }, { score: 8 }, { score: 9 }] },
      { list: _.pull({ score: _.gte(8) }) },
      { list: [{ score: 5 }] },
    ],
    ['by a regular expression', { list: ['ab', 'b'] }, mongo({ $pull: { list: /^a/ } }), { list: ['b'] }],
    [
      'an array: the same one, with the same order',
      {
        list: [
          [1, 2],
          [2, 1],
        ],
      },
      mongo({ $pull: { list: [1, 2] } }),
      { list: [[2, 1]] },
    ],
    ['of a field that is not there', { a: 1 }, { list: _.pull(1) }, { a: 1 }],
    ['null', { list: [1, null] }, mongo({ $pull: { list: null } }), { list: [1] }],
    [
      'by the elements of an array within',
      {
        list: [
          {
            in: [
              { q: 1, n: 2 },
              { q: 2, n: 3 },
            ],
          },
          { in: [{ q: 2, n: 9 }] },
        ],
      },
      mongo({ $pull: { list: { in: { $elemMatch: { q: 2, n: { $gte: 8 } } } } } }),
      {
        list: [
          {
            in: [
              { q: 1, n: 2 },
              { q: 2, n: 3 },
            ],
          },
        ],
      },
    ],
    ['pullAll takes all of these', { list: [0, 2, 5, 5, 1, 0] }, { list: _.pullAll([0, 5]) }, { list: [2, 1] }],
    [
      'pullAll of objects: exactly these',
      { list: [{ a: 1, b: 2 }, { a: 1 }] },
      { list: _.pullAll([{ a: 1 }]) },
      { list: [{ a: 1, b: 2 }] },
    ],
  ],
)

updates(cloud, `addToSet: ${operator('update/addToSet')}`, [
  ['a new value', { list: ['a'] }, { list: _.addToSet('b') }, { list: ['a', 'b'] }],
  ['a value that is there', { list: ['a'] }, { list: _.addToSet('a') }, { list: ['a'] }],
  ['into a field that is not there', {}, { list: _.addToSet('a') }, { list: ['a'] }],
  ['an array is one value', { list: ['a'] }, { list: _.addToSet(['b', 'c']) }, { list: ['a', ['b', 'c']] }],
  [
    'each of several',
    { list: ['a'] },
    mongo({ $addToSet: { list: { $each: ['a', 'b', 'b'] } } }),
    { list: ['a', 'b'] },
  ],
  [
    'the same object is there already',
    { list: [{ a: 1, b: 2 }] },
    { list: _.addToSet({ a: 1, b: 2 }) },
    { list: [{ a: 1, b: 2 }] },
  ],
  [
    'with another order of fields it is another object',
    { list: [{ a: 1, b: 2 }] },
    { list: _.addToSet({ b: 2, a: 1 }) },
    {
      list: [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
    },
  ],
  ['what was twice before stays twice', { list: ['a', 'a'] }, { list: _.addToSet('b') }, { list: ['a', 'a', 'b'] }],
])

updates(cloud, `every element: ${operator('update/positional-all')}`, [
  [
    'in every array within',
    { g: [{ q: [1, 2] }, { q: [3] }] },
    mongo({ $inc: { 'g.$[].q.$[]': 10 } }),
    { g: [{ q: [11, 12] }, { q: [13] }] },
  ],
  ['of numbers', { list: [80, 82] }, mongo({ $inc: { 'list.$[]': 10 } }), { list: [90, 92] }],
  [
    'a field of each',
    { list: [{ n: 1 }, { n: 2 }] },
    mongo({ $set: { 'list.$[].n': 0 } }),
    { list: [{ n: 0 }, { n: 0 }] },
  ],
])

refusesUpdates(cloud, `refused on what is no array: ${operator('update-array')}`, [
  ['push onto a number', { v: 1 }, { v: _.push(2) }],
  ['push onto null', { v: null }, { v: _.push(2) }],
  ['push onto an object', { v: { a: 1 } }, { v: _.push(2) }],
  ['addToSet onto a text', { v: 'a' }, { v: _.addToSet('b') }],
  ['pull from a number', { v: 1 }, { v: _.pull(1) }],
  ['pullAll from a text', { v: 'a' }, { v: _.pullAll(['a']) }],
  ['pop from a number', { v: 1 }, { v: _.pop() }],
  ['shift from a text', { v: 'a' }, { v: _.shift() }],
  ['every element of a number', { v: 1 }, mongo({ $inc: { 'v.$[]': 1 } })],
])

refusesUpdates(
  cloud,
  `refused operands: ${operator('update/push')}, ${operator('update/pop')}, ${operator('update/pullAll')}`,
  [
    ['each without an array', { v: [] }, mongo({ $push: { v: { $each: 1 } } })],
    ['an unknown modifier', { v: [] }, mongo({ $push: { v: { $each: [1], $last: 1 } } })],
    ['a slice that is no whole number', { v: [] }, mongo({ $push: { v: { $each: [1], $slice: 1.5 } } })],
    ['a position that is no whole number', { v: [] }, mongo({ $push: { v: { $each: [1], $position: 'a' } } })],
    ['a sort other than 1 or -1', { v: [] }, mongo({ $push: { v: { $each: [1], $sort: 2 } } })],
    ['pullAll without an array', { v: [1] }, mongo({ $pullAll: { v: 1 } })],
    ['addToSet of each without an array', { v: [] }, mongo({ $addToSet: { v: { $each: 1 } } })],
    ['pop by 2', { v: [1] }, mongo({ $pop: { v: 2 } })],
  ],
)
