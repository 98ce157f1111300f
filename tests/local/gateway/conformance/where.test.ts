import { _, manual, mongo, selects, useCloud } from './subject'

const cloud = useCloud()

selects(
  cloud,
  `embedded documents: ${manual('tutorial/query-embedded-documents')}`,
  [
    { _id: 'journal', qty: 25, size: { h: 14, w: 21, uom: 'cm' }, status: 'A' },
    { _id: 'notebook', qty: 50, size: { h: 8.5, w: 11, uom: 'in' }, status: 'A' },
    { _id: 'paper', qty: 100, size: { h: 8.5, w: 11, uom: 'in' }, status: 'D' },
    { _id: 'planner', qty: 75, size: { h: 22.85, w: 30, uom: 'cm' }, status: 'D' },
    { _id: 'postcard', qty: 45, size: { h: 10, w: 15.25, uom: 'cm' }, status: 'A' },
  ],
  [
    ['the same object', { size: _.eq({ h: 14, w: 21, uom: 'cm' }) }, ['journal']],
    ['an object with another order of fields is another one', { size: _.eq({ w: 21, h: 14, uom: 'cm' }) }, []],
    ['a part of an object is not the object', { size: _.eq({ uom: 'cm' }) }, []],
    ['a field within, in the SDK’s nested form', { size: { uom: 'in' } }, ['notebook', 'paper']],
    ['a field within, by its path', { 'size.uom': 'in' }, ['notebook', 'paper']],
    ['an operator on a field within', { 'size.h': _.lt(15) }, ['journal', 'notebook', 'paper', 'postcard']],
    ['several conditions hold together', { 'size.h': _.lt(15), 'size.uom': 'in', status: 'D' }, ['paper']],
    ['a path through a text leads nowhere', { 'status.k': 'A' }, []],
    ['an empty filter takes all', {}, ['journal', 'notebook', 'paper', 'planner', 'postcard']],
  ],
)

selects(
  cloud,
  `arrays: ${manual('tutorial/query-arrays')}`,
  [
    { _id: 'journal', tags: ['blank', 'red'], dim: [14, 21] },
    { _id: 'notebook', tags: ['red', 'blank'], dim: [14, 21] },
    { _id: 'paper', tags: ['red', 'blank', 'plain'], dim: [14, 21] },
    { _id: 'planner', tags: ['blank', 'red'], dim: [22.85, 30] },
    { _id: 'postcard', tags: ['blue'], dim: [10, 15.25] },
  ],
  [
    ['the same array, in the same order', { tags: ['red', 'blank'] }, ['notebook']],
    ['all of these, in any order', { tags: _.all(['red', 'blank']) }, ['journal', 'notebook', 'paper', 'planner']],
    ['an element', { tags: 'red' }, ['journal', 'notebook', 'paper', 'planner']],
    ['an element by a comparison', { dim: _.gt(25) }, ['planner']],
    [
      'two comparisons may hold of two elements',
      mongo({ dim: { $gt: 15, $lt: 20 } }),
      ['journal', 'notebook', 'paper', 'postcard'],
    ],
    ['elemMatch: both hold of one element', mongo({ dim: { $elemMatch: { $gt: 22, $lt: 30 } } }), ['planner']],
    ['the element at a position', { 'dim.1': _.gt(25) }, ['planner']],
    ['the length', { tags: _.size(3) }, ['paper']],
  ],
)

selects(
  cloud,
  `arrays of documents: ${manual('tutorial/query-array-of-documents')}`,
  [
    {
      _id: 'journal',
      instock: [
        { warehouse: 'A', qty: 5 },
        { warehouse: 'C', qty: 15 },
      ],
    },
    { _id: 'notebook', instock: [{ warehouse: 'C', qty: 5 }] },
    {
      _id: 'paper',
      instock: [
        { warehouse: 'A', qty: 60 },
        { warehouse: 'B', qty: 15 },
      ],
    },
    {
      _id: 'planner',
      instock: [
        { warehouse: 'A', qty: 40 },
        { warehouse: 'B', qty: 5 },
      ],
    },
    {
      _id: 'postcard',
      instock: [
        { warehouse: 'B', qty: 15 },
        { warehouse: 'C', qty: 35 },
      ],
    },
  ],
  [
    ['an element that is the same object', { instock: _.eq({ warehouse: 'A', qty: 5 }) }, ['journal']],
    ['an element with another order of fields', { instock: _.eq({ qty: 5, warehouse: 'A' }) }, []],
    ['a field of any element', { 'instock.qty': _.lte(20) }, ['journal', 'notebook', 'paper', 'planner', 'postcard']],
    ['a field of the element at a position', { 'instock.0.qty': _.lte(20) }, ['journal', 'notebook', 'postcard']],
    ['one element with both', { instock: _.elemMatch({ qty: 5, warehouse: 'A' }) }, ['journal']],
    [
      'one element within bounds',
      mongo({ instock: { $elemMatch: { qty: { $gt: 10, $lte: 20 } } } }),
      ['journal', 'paper', 'postcard'],
    ],
    [
      'without elemMatch each bound may be kept by another element',
      { 'instock.qty': _.gt(10).and(_.lte(20)) },
      ['journal', 'paper', 'planner', 'postcard'],
    ],
    ['two fields of any elements', { 'instock.qty': 5, 'instock.warehouse': 'A' }, ['journal', 'planner']],
  ],
)

selects(
  cloud,
  `null and missing fields: ${manual('tutorial/query-for-null-fields')}`,
  [{ _id: 'null', item: null }, { _id: 'missing' }, { _id: 'one', item: 1 }, { _id: 'within', item: [null] }],
  [
    ['null means missing too', { item: null }, ['null', 'missing', 'within']],
    ['eq null is the same', { item: _.eq(null) }, ['null', 'missing', 'within']],
    ['not null', { item: _.neq(null) }, ['one']],
    ['in a list with null', { item: _.in([null]) }, ['null', 'missing', 'within']],
    ['not in a list with null', { item: _.nin([null]) }, ['one']],
    ['missing', { item: _.exists(false) }, ['missing']],
    ['there, if only null', { item: _.exists(true) }, ['null', 'one', 'within']],
    ['of type null', mongo({ item: { $type: 10 } }), ['null', 'within']],
    ['null below a missing field', { 'none.deeper': null }, ['null', 'missing', 'one', 'within']],
  ],
)

selects(
  cloud,
  `types are not mixed: ${manual('reference/method/db.collection.find')}#type-bracketing`,
  [
    { _id: 'number', v: 5 },
    { _id: 'half', v: 5.5 },
    { _id: 'text', v: '5' },
    { _id: 'true', v: true },
    { _id: 'date', v: new Date(5) },
    { _id: 'null', v: null },
    { _id: 'object', v: { a: 5 } },
    { _id: 'missing' },
  ],
  [
    ['a number equals no text', { v: 5 }, ['number']],
    ['whole and broken numbers are compared with each other', { v: _.gte(5).and(_.lt(6)) }, ['number', 'half']],
    ['greater than a number', { v: _.gt(-1) }, ['number', 'half']],
    ['greater than a text', { v: _.gt('') }, ['text']],
    ['less than a text', { v: _.lt('a') }, ['text']],
    ['not less than a boolean', { v: _.gte(false) }, ['true']],
    ['before a date', { v: _.lt(new Date(10)) }, ['date']],
    ['the same date', { v: new Date(5) }, ['date']],
    ['greater than an object', mongo({ v: { $gt: { a: 1 } } }), ['object']],
  ],
)

selects(
  cloud,
  `arrays in arrays: ${manual('tutorial/query-arrays')}, ${manual('reference/operator/query/eq')}`,
  [
    { _id: 'a', v: [[1, 2], [3]], in: { list: [{ x: [1, 2] }, { x: 5 }] } },
    { _id: 'b', v: [1, 2] },
    { _id: 'c', v: 0 },
  ],
  [
    ['the array itself or an element of it', { v: _.eq([1, 2]) }, ['a', 'b']],
    ['one of a list of arrays', { v: _.in([[1, 2]]) }, ['a', 'b']],
    ['an element of an array within an array is no element', { v: 3 }, []],
    ['elements of arrays on the way', { 'in.list.x': 2 }, ['a']],
    ['values and arrays on the way', { 'in.list.x': _.gt(4) }, ['a']],
    ['elemMatch in elemMatch', mongo({ v: { $elemMatch: { $elemMatch: { $eq: 3 } } } }), ['a']],
    ['elemMatch with or', mongo({ 'in.list': { $elemMatch: { $or: [{ x: 5 }, { x: 9 }] } } }), ['a']],
    ['not of a length', { v: _.not(_.size(2)) }, ['c']],
    ['0 is -0', { v: -0 }, ['c']],
  ],
)
