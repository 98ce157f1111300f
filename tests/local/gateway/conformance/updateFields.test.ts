import { _, mongo, operator, refusesUpdates, sdkDocs, sdkTests, updates, useCloud } from './subject'

const cloud = useCloud()

updates(cloud, `set: ${operator('update/set')}, ${sdkDocs('database/database.md')}#set`, [
  ['a field', { n: 1 }, { n: 2 }, { n: 2 }],
  ['a new field', { n: 1 }, { m: 2 }, { n: 1, m: 2 }],
  ['null', { n: 1 }, { n: null }, { n: null }],
  ['an empty array', { n: 1 }, { n: [] }, { n: [] }],
  ['a field within, by its path', { in: { a: 1, b: 2 } }, { 'in.a': 5 }, { in: { a: 5, b: 2 } }],
  ['a field within, in the SDK’s nested form', { in: { a: 1, b: 2 } }, { in: { a: 5 } }, { in: { a: 5, b: 2 } }],
  ['objects are made on the way', { n: 1 }, { 'x.y.z': 5 }, { n: 1, x: { y: { z: 5 } } }],
  ['_.set replaces the whole object', { in: { a: 1, b: 2 } }, { in: _.set({ c: 3 }) }, { in: { c: 3 } }],
  ['an element by its position', { list: [1, 2, 3] }, { 'list.1': 9 }, { list: [1, 9, 3] }],
  ['a field of an element', { list: [{ a: 1 }, { a: 2 }] }, { 'list.1.a': 9 }, { list: [{ a: 1 }, { a: 9 }] }],
  ['a position beyond the end: null before it', { list: [1] }, { 'list.3': 9 }, { list: [1, null, null, 9] }],
  ['a number for a name makes a field where no array is', { n: 1 }, { 'x.0': 5 }, { n: 1, x: { 0: 5 } }],
  ['another type', { v: 'text' }, { v: [1] }, { v: [1] }],
  ['an element of an array in an array', { m: [[1, 2], [3]] }, { 'm.0.1': 9 }, { m: [[1, 9], [3]] }],
  ['an empty object', { a: 1 }, { b: _.set({}) }, { a: 1, b: {} }],
  ['setOnInsert does nothing to what is there', { a: 1 }, mongo({ $setOnInsert: { a: 2, b: 2 } }), { a: 1 }],
  ['undefined is not sent', { n: 1 }, { n: undefined, m: 2 }, { n: 1, m: 2 }],
])

updates(cloud, `remove: ${operator('update/unset')}, ${sdkDocs('database/database.md')}#remove`, [
  ['a field', { a: 1, b: 2 }, { a: _.remove() }, { b: 2 }],
  ['a field within', { in: { a: 1, b: 2 } }, { in: { a: _.remove() } }, { in: { b: 2 } }],
  ['a field that is not there', { a: 1 }, { x: _.remove() }, { a: 1 }],
  ['below a field that is not there', { a: 1 }, { 'x.y': _.remove() }, { a: 1 }],
  ['an element becomes null', { list: [1, 2, 3] }, { 'list.1': _.remove() }, { list: [1, null, 3] }],
])

updates(cloud, `inc and mul: ${operator('update/inc')}, ${operator('update/mul')}`, [
  ['inc', { n: 16 }, { n: _.inc(-2) }, { n: 14 }],
  ['inc by a fraction', { n: 1 }, { n: _.inc(0.5) }, { n: 1.5 }],
  ['inc of a field that is not there sets it', {}, { n: _.inc(5) }, { n: 5 }],
  ['inc of a field within', { m: { orders: 2 } }, { m: { orders: _.inc(1) } }, { m: { orders: 3 } }],
  ['inc of an element', { list: [1, 2] }, { 'list.1': _.inc(1) }, { list: [1, 3] }],
  ['mul', { price: 10 }, { price: _.mul(2) }, { price: 20 }],
  ['mul of a field that is not there sets 0', {}, { price: _.mul(100) }, { price: 0 }],
])

updates(cloud, `min and max: ${operator('update/min')}, ${operator('update/max')}`, [
  ['min takes the lesser', { low: 200 }, { low: _.min(150) }, { low: 150 }],
  ['min keeps the lesser', { low: 150 }, { low: _.min(250) }, { low: 150 }],
  ['min of a field that is not there sets it', {}, { low: _.min(7) }, { low: 7 }],
  ['max takes the greater', { high: 800 }, { high: _.max(950) }, { high: 950 }],
  ['max keeps the greater', { high: 950 }, { high: _.max(870) }, { high: 950 }],
  ['max of dates', { at: new Date(5) }, { at: _.max(new Date(9)) }, { at: new Date(9) }],
  ['max across types goes by their order', { v: 5 }, { v: _.max('a') }, { v: 'a' }],
  ['null is less than a number: min keeps it', { v: null }, { v: _.min(5) }, { v: null }],
  ['null is less than a number: max replaces it', { v: null }, { v: _.max(5) }, { v: 5 }],
])

updates(cloud, `rename: ${operator('update/rename')}, ${sdkTests('database/unit/advanced-operator.test.ts')}`, [
  ['a field', { nmae: 'a' }, { nmae: _.rename('name') }, { name: 'a' }],
  ['onto a field that is there', { a: 1, b: 2 }, { a: _.rename('b') }, { b: 1 }],
  ['a field that is not there', { a: 1 }, { x: _.rename('y') }, { a: 1 }],
  ['within', { name: { first: 'a' } }, mongo({ $rename: { 'name.first': 'name.fname' } }), { name: { fname: 'a' } }],
  [
    'out of an object',
    { name: { first: 'a' } },
    mongo({ $rename: { 'name.first': 'first' } }),
    { name: {}, first: 'a' },
  ],
])

updates(cloud, `bit: ${operator('update/bit')}`, [
  ['and', { v: 13 }, mongo({ $bit: { v: { and: 10 } } }), { v: 8 }],
  ['or', { v: 3 }, mongo({ $bit: { v: { or: 5 } } }), { v: 7 }],
  ['xor', { v: 1 }, mongo({ $bit: { v: { xor: 5 } } }), { v: 4 }],
])

updates(cloud, `several operators at once: ${operator('update')}`, [
  [
    'each on its field',
    { a: 1, b: 1, c: 1 },
    { a: _.inc(1), b: _.remove(), d: 'x', c: _.mul(3) },
    { a: 2, c: 3, d: 'x' },
  ],
  ['in MongoDB’s words', { a: 1 }, mongo({ $set: { b: 2 }, $inc: { a: 1 } }), { a: 2, b: 2 }],
])

refusesUpdates(cloud, `refused arithmetic: ${operator('update/inc')}, ${operator('update/mul')}`, [
  ['inc of a text', { n: '5' }, { n: _.inc(1) }],
  ['inc of null', { n: null }, { n: _.inc(1) }],
  ['inc of an array', { n: [1] }, { n: _.inc(1) }],
  ['inc by a text', { n: 1 }, mongo({ $inc: { n: '1' } })],
  ['mul of a text', { n: '5' }, { n: _.mul(2) }],
  ['mul by a text', { n: 1 }, mongo({ $mul: { n: '2' } })],
  ['bit of a fraction', { n: 1.5 }, mongo({ $bit: { n: { and: 1 } } })],
  ['bit with an unknown operation', { n: 1 }, mongo({ $bit: { n: { nand: 1 } } })],
])

refusesUpdates(cloud, `refused paths: ${operator('update/set')}, ${operator('update')}`, [
  ['through a number', { a: 1 }, { 'a.b': 2 }],
  ['through a text', { a: 'x' }, { 'a.b': 2 }],
  ['through null', { a: null }, { 'a.b': 2 }],
  ['a name in an array', { a: [1] }, { 'a.b': 2 }],
  ['inc through a number', { a: 1 }, { 'a.b': _.inc(1) }],
  ['one path under two operators', { a: 1 }, mongo({ $set: { a: 2 }, $inc: { a: 1 } })],
  ['a path and one below it', { a: { b: 1 } }, mongo({ $set: { a: {} }, $inc: { 'a.b': 1 } })],
  ['an unknown operator', { a: 1 }, mongo({ $increment: { a: 1 } })],
  ['the id', { a: 1 }, mongo({ $set: { _id: 'other' } })],
  ['an empty part of a path', { a: 1 }, mongo({ $set: { 'a..b': 1 } })],
  ['rename of a field in an array (update/rename)', { v: [{ a: 1 }] }, mongo({ $rename: { 'v.0.a': 'x' } })],
  ['an identifier without its filter (update/positional-filtered)', { v: [1] }, mongo({ $set: { 'v.$[x]': 1 } })],
  ['a field beside operators that have none', { v: 1 }, mongo({ $set: { v: 1 }, $inc: 2 })],
  ['rename to no text', { a: 1 }, mongo({ $rename: { a: 1 } })],
  ['rename onto itself', { a: 1 }, mongo({ $rename: { a: 'a' } })],
])
