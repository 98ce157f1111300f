import { _, db, mongo, operator, sdkDocs, selects, useCloud } from './subject'

const cloud = useCloud()

const products = [
  { _id: '100', sku: 'abc123', description: 'Single line description.' },
  { _id: '101', sku: 'abc789', description: 'First line\nSecond line' },
  { _id: '102', sku: 'xyz456', description: 'Many spaces before     line' },
  { _id: '103', sku: 'xyz789', description: 'Multiple\nline description' },
  { _id: '104', sku: 'Abc789', description: 'SKU starts with A' },
]

selects(cloud, `regular expressions: ${operator('query/regex')}`, products, [
  ['at the end', { sku: /789$/ }, ['101', '103', '104']],
  ['case counts', { sku: /^ABC/ }, []],
  ['i: case does not count', { sku: /^ABC/i }, ['100', '101', '104']],
  ['without m an anchor means the whole text', { description: /^S/ }, ['100', '104']],
  ['m: an anchor means a line', { description: /^S/m }, ['100', '101', '104']],
  ['without s a dot stops at the end of a line', mongo({ description: { $regex: 'm.*line', $options: 'i' } }), ['102']],
  ['s: a dot goes on', mongo({ description: { $regex: 'm.*line', $options: 'si' } }), ['102', '103']],
  [
    'x: spaces and remarks do not count',
    mongo({ sku: { $regex: 'abc #category code\n123 #item number', $options: 'x' } }),
    ['100'],
  ],
  ['$regex beside another operator', mongo({ sku: { $regex: /^abc/i, $nin: ['abc123'] } }), ['101', '104']],
  ['(?i) at the beginning', mongo({ sku: { $regex: '(?i)^ABC' } }), ['100', '101', '104']],
  ['$not of a regular expression', { sku: _.not(/^abc/i) }, ['102', '103']],
])

selects(cloud, `db.RegExp: ${sdkDocs('database/database.md')}#regexp`, products, [
  ['a pattern', { sku: db.RegExp({ regexp: '^abc' }) }, ['100', '101']],
  ['with options', { sku: db.RegExp({ regexp: '^ABC', options: 'i' }) }, ['100', '101', '104']],
  ['within or', _.or([{ sku: db.RegExp({ regexp: '^xyz4' }) }, { sku: /123/ }]), ['100', '102']],
  ['with two options', { description: db.RegExp({ regexp: '^s.*e$', options: 'im' }) }, ['101']],
])

selects(
  cloud,
  `what is not a text: ${operator('query/regex')}`,
  [
    { _id: 'array', v: ['x1', 'y'] },
    { _id: 'number', v: 1 },
    { _id: 'null', v: null },
    { _id: 'text', v: '1' },
    { _id: '中文', v: '督查事项' },
  ],
  [
    ['elements of an array are looked at; numbers and null never match', { v: /1/ }, ['array', 'text']],
    ['Chinese', { v: /^督查/ }, ['中文']],
    ['a dot is one character', { v: /^.{4}$/ }, ['中文']],
    ['an escaped sign', { v: /^\u0031$/ }, ['text']],
  ],
)
