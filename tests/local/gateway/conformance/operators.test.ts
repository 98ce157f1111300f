import { _, $, mongo, operator, refuses, selects, useCloud } from './subject'

const cloud = useCloud()

selects(
  cloud,
  `comparison: ${operator('query-comparison')}`,
  [{ _id: 'a', qty: 5 }, { _id: 'b', qty: 15 }, { _id: 'c', qty: 20 }, { _id: 'd' }, { _id: 'e', qty: [1, 15] }],
  [
    ['eq', { qty: _.eq(15) }, ['b', 'e']],
    ['neq takes what has no such field, not the array with the value', { qty: _.neq(15) }, ['a', 'c', 'd']],
    ['gt', { qty: _.gt(15) }, ['c']],
    ['gte', { qty: _.gte(15) }, ['b', 'c', 'e']],
    ['lt', { qty: _.lt(15) }, ['a', 'e']],
    ['lte', { qty: _.lte(5) }, ['a', 'e']],
    ['in', { qty: _.in([5, 15]) }, ['a', 'b', 'e']],
    ['in an empty list is nothing', { qty: _.in([]) }, []],
    ['nin takes what has no such field', { qty: _.nin([5, 15]) }, ['c', 'd']],
    ['nin an empty list is everything', { qty: _.nin([]) }, ['a', 'b', 'c', 'd', 'e']],
    ['the same path under two operators', mongo({ qty: { $gte: 5, $ne: 20 } }), ['a', 'b', 'e']],
  ],
)

selects(
  cloud,
  `in and nin with regular expressions: ${operator('query/in')}`,
  [
    { _id: 'belt', tags: ['belt', 'red'] },
    { _id: 'star', tags: ['star'] },
    { _id: 'hat', tags: ['hat'] },
  ],
  [
    ['in', { tags: _.in([/^be/, /^st/]) }, ['belt', 'star']],
    ['nin', { tags: _.nin([/^be/, /^st/]) }, ['hat']],
  ],
)

selects(
  cloud,
  `logic: ${operator('query-logical')}`,
  [
    { _id: 'a', price: 1.99, sale: true },
    { _id: 'b', price: 0.99, sale: false },
    { _id: 'c', price: 5 },
    { _id: 'd', sale: true },
    { _id: 'e' },
  ],
  [
    ['and', _.and([{ price: _.gt(1) }, { sale: true }]), ['a']],
    ['and of conditions on one field', { price: _.and(_.gt(1), _.lt(3)) }, ['a']],
    ['chained and', { price: _.gt(0.5).and(_.lt(1)) }, ['b']],
    ['or', _.or([{ price: _.lt(1) }, { sale: true }]), ['a', 'b', 'd']],
    ['or of conditions on one field', { price: _.or(_.lt(1), _.gt(3)) }, ['b', 'c']],
    ['chained or', { price: _.eq(5).or(_.eq(0.99)) }, ['b', 'c']],
    ['or within and', _.and([{ sale: true }, _.or([{ price: 1.99 }, { price: 5 }])]), ['a']],
    [
      'nor: neither holds, also where the fields are missing',
      _.nor([{ price: 1.99 }, { sale: true }]),
      ['b', 'c', 'e'],
    ],
    ['not: the comparison fails, or there is no field', { price: _.not(_.gt(1.99)) }, ['a', 'b', 'd', 'e']],
    ['not not', mongo({ price: { $not: { $not: { $gt: 1.99 } } } }), ['c']],
  ],
)

selects(
  cloud,
  `not with a regular expression: ${operator('query/not')}`,
  [{ _id: 'plum', item: 'plum' }, { _id: 'pear', item: 'pear' }, { _id: 'nut', item: 'nut' }, { _id: 'none' }],
  [['what does not begin so, or is not there', { item: _.not(/^p/) }, ['nut', 'none']]],
)

selects(
  cloud,
  `exists: ${operator('query/exists')}`,
  [
    { _id: 'a', in: { k: null } },
    { _id: 'b', in: {} },
    { _id: 'c', list: [{ k: 1 }, {}] },
    { _id: 'd', list: [] },
  ],
  [
    ['a field within that is null', { 'in.k': _.exists(true) }, ['a']],
    ['a field within that is missing', { 'in.k': _.exists(false) }, ['b', 'c', 'd']],
    ['in one element is enough', { 'list.k': _.exists(true) }, ['c']],
    ['an element at a position', { 'list.0': _.exists(true) }, ['c']],
    ['together with another operator', mongo({ list: { $exists: true, $nin: [[]] } }), ['c']],
  ],
)

selects(
  cloud,
  `mod: ${operator('query/mod')}`,
  [
    { _id: 'a', qty: 0 },
    { _id: 'b', qty: 5 },
    { _id: 'c', qty: 12 },
    { _id: 'd', qty: 12.7 },
    { _id: 'e', qty: '12' },
  ],
  [
    [
      'divisible; a broken number is cut; a text never matches',
      { qty: (_.mod as (...list: unknown[]) => object)(4, 0) },
      ['a', 'c', 'd'],
    ],
    ['as a list', { qty: (_.mod as (...list: unknown[]) => object)([5, 0]) }, ['a', 'b']],
    ['a broken divisor is cut', mongo({ qty: { $mod: [4.9, 1] } }), ['b']],
  ],
)

selects(
  cloud,
  `all: ${operator('query/all')}`,
  [
    {
      _id: 'a',
      tags: ['ssl', 'security'],
      stock: [
        { size: 'M', n: 60 },
        { size: 'S', n: 5 },
      ],
    },
    { _id: 'b', tags: [['ssl', 'security'], 'x'] },
    { _id: 'c', tags: 'ssl' },
  ],
  [
    ['one of them is enough for a list of one, and a value is taken for a list', { tags: _.all(['ssl']) }, ['a', 'c']],
    [
      'an array in the list: equal to it, or with it for an element',
      { tags: _.all([['ssl', 'security']]) },
      ['a', 'b'],
    ],
    ['an empty list matches nothing', { tags: _.all([]) }, []],
    [
      'with elemMatch: each by some element',
      mongo({ stock: { $all: [{ $elemMatch: { size: 'M', n: { $gt: 50 } } }, { $elemMatch: { size: 'S' } }] } }),
      ['a'],
    ],
  ],
)

selects(
  cloud,
  `elemMatch and size: ${operator('query/elemMatch')}, ${operator('query/size')}`,
  [
    { _id: 'a', results: [82, 85, 88] },
    { _id: 'b', results: [75, 88, 89] },
    { _id: 'c', results: 82 },
    {
      _id: 'd',
      results: [
        { product: 'abc', score: 8 },
        { product: 'xyz', score: 7 },
      ],
    },
    { _id: 'e', results: [] },
  ],
  [
    [
      'bounds for one element; a single value is no array',
      mongo({ results: { $elemMatch: { $gte: 80, $lt: 85 } } }),
      ['a'],
    ],
    ['one condition, as the SDK sends it', { results: _.elemMatch(_.gte(89)) }, ['b']],
    ['fields of one element', { results: _.elemMatch({ product: 'xyz', score: _.gte(7) }) }, ['d']],
    ['fields of different elements do not do', { results: _.elemMatch({ product: 'xyz', score: _.gte(8) }) }, []],
    ['neq: one element that is not it', { results: _.elemMatch(_.neq(82)) }, ['a', 'b', 'd']],
    ['size', { results: _.size(3) }, ['a', 'b']],
    ['size 0', { results: _.size(0) }, ['e']],
  ],
)

selects(
  cloud,
  `expr: ${operator('query/expr')}`,
  [
    { _id: 'a', budget: 400, spent: 450 },
    { _id: 'b', budget: 100, spent: 150, category: 'drinks' },
    { _id: 'c', budget: 100, spent: 50 },
  ],
  [
    ['two fields of a document compared', _.expr($.gt(['$spent', '$budget'])), ['a', 'b']],
    ['a computed value', _.expr($.gte([$.subtract(['$budget', '$spent']), 50])), ['c']],
    ['a choice', _.expr($.lt([$.cond([$.gte(['$budget', 200]), 1, '$spent']), 100])), ['a', 'c']],
    ['beside a condition', mongo({ category: 'drinks', $expr: { $gt: ['$spent', '$budget'] } }), ['b']],
  ],
)

selects(
  cloud,
  `type: ${operator('query/type')}`,
  [
    { _id: 'text', v: '1' },
    { _id: 'int', v: 1 },
    { _id: 'double', v: 1.5 },
    { _id: 'bool', v: true },
    { _id: 'object', v: {} },
    { _id: 'array', v: ['x'] },
    { _id: 'date', v: new Date(0) },
    { _id: 'missing' },
  ],
  [
    ['by name; of an array its elements count', mongo({ v: { $type: 'string' } }), ['text', 'array']],
    ['by number', mongo({ v: { $type: 2 } }), ['text', 'array']],
    ['number is any kind of it', mongo({ v: { $type: 'number' } }), ['int', 'double']],
    ['array means the field itself', mongo({ v: { $type: 'array' } }), ['array']],
    ['one of a list', mongo({ v: { $type: ['bool', 'date', 'object'] } }), ['bool', 'date', 'object']],
  ],
)

refuses(cloud, `refused: ${operator('query')}`, [
  ['an unknown operator', mongo({ n: { $near2: 1 } })],
  ['an unknown operator at the top', mongo({ $xor: [{ n: 1 }] })],
  ['or of nothing', mongo({ $or: [] })],
  ['or without a list', mongo({ $or: { n: 1 } })],
  ['in without a list', mongo({ n: { $in: 1 } })],
  ['all without a list', mongo({ list: { $all: 1 } })],
  ['mod with too few numbers (query/mod: not enough elements)', mongo({ n: { $mod: [4] } })],
  ['mod with too many numbers (query/mod: too many elements)', mongo({ n: { $mod: [4, 0, 1] } })],
  ['mod by zero', mongo({ n: { $mod: [0, 0] } })],
  ['a negative size', mongo({ list: { $size: -1 } })],
  ['elemMatch of a value', mongo({ list: { $elemMatch: 1 } })],
  ['an unknown type', mongo({ n: { $type: 'word' } })],
  ['options without a regular expression', mongo({ n: { $options: 'i' } })],
  ['not of a value', mongo({ n: { $not: 1 } })],
])
