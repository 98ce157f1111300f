import { _, computes, db, filled, mongo, operator, sdkDocs, selects, useCloud, where } from './subject'

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

computes(cloud, `in expressions: ${operator('aggregation/regexFindAll')}`, { text: 'a1b2c3', cn: '督1查' }, [
  [
    'all matches, with their places',
    { $regexFindAll: { input: '$text', regex: /[a-z]/ } },
    matches('a', 0, 'b', 2, 'c', 4),
  ],
  ['an anchor holds once', { $regexFindAll: { input: '$text', regex: '^.' } }, matches('a', 0)],
  [
    'what is empty is found once in each place',
    { $regexFindAll: { input: 'ab', regex: 'x*' } },
    matches('', 0, '', 1, '', 2),
  ],
  ['the place in characters', { $regexFind: { input: '😀督', regex: '督' } }, { match: '督', idx: 1, captures: [] }],
  [
    'a group that is not taken part in',
    { $regexFind: { input: 'b', regex: '(a)|b' } },
    { match: 'b', idx: 0, captures: [null] },
  ],
  ['(?i) at the beginning', { $regexMatch: { input: '$text', regex: '(?i)^A1B' } }, true],
  ['x', { $regexMatch: { input: '$text', regex: 'a 1', options: 'x' } }, true],
  ['in nothing', { $regexMatch: { input: '$none', regex: 'a' } }, false],
])

function matches(...found: (string | number)[]) {
  return found.flatMap((match, i) => (i % 2 ? [] : [{ match, idx: found[i + 1], captures: [] }]))
}

describe(`what JavaScript has not is refused by its name: ${operator('query/regex')}`, () => {
  test.each([
    ['\\Aabc', '\\A'],
    ['abc\\z', '\\z'],
    ['[[:alpha:]]+', '[:'],
    ['\\h+', '\\h'],
    ['\\p{Han}', '\\p'],
    ['a*+b', '*+'],
    ['a{2}+', '{2}+'],
    ['(?>a|b)', '(?>'],
    ['(?#remark)a', '(?#'],
    ['a(?i)b', '(?i)'],
    ['(?P<name>a)', '(?P<'],
    ['(?R)', '(?R'],
    ['(*UTF8)a', '(*'],
    ['\\Qa.b\\E', '\\Q'],
  ])('%s', async (pattern, name) => {
    const collection = await filled(cloud, [{ _id: 'a', v: 'abc' }])
    await expect(where(collection, mongo({ v: { $regex: pattern } })).get()).rejects.toMatchObject({
      code: 'DATABASE_REQUEST_FAILED',
      message: expect.stringContaining(name),
    })
  })
  test('an option that is none', async () => {
    const collection = await filled(cloud, [{ _id: 'a', v: 'abc' }])
    await expect(where(collection, mongo({ v: { $regex: 'a', $options: 'g' } })).get()).rejects.toMatchObject({
      message: expect.stringContaining('g'),
    })
  })
  test('what only looks like it is read', async () => {
    const collection = await filled(cloud, [{ _id: 'a', v: 'A++(?>)' }])
    const patterns = ['A\\+\\+', '[*+][+*]', '\\(\\?>', '\\\\?A', '(?:A)', '(?=A)', '(?<n>A)']
    for (const $regex of patterns) {
      expect((await where(collection, mongo({ v: { $regex } })).get()).data).toHaveLength(1)
    }
  })
})
