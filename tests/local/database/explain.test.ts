import type { Manifest, Sort } from '../../../local/database/types'
import { explain } from '../../explain'

const manifest: Manifest = {
  register: {
    indexes: [
      { name: 'due', fields: { hidden: 1, dueAt: 1 } },
      { name: 'circleDue', fields: { circle: 1, dueAt: 1 }, multikey: 'circle' },
      { name: 'unitDue', fields: { unit: 1, dueAt: 1 } },
      { name: 'alarm', fields: { alarmAt: 1 }, sparse: true },
      { name: 'terms', fields: { terms: 1 }, multikey: 'terms' },
    ],
  },
}
const byDue: Sort = [['dueAt', 1]]

test.each<[string, object, Sort, string, boolean, boolean]>([
  ['the order of the list', { hidden: false }, byDue, 'due', true, true],
  ['the array before yes and no', { hidden: false, circle: 'p1' }, byDue, 'circleDue', true, true],
  ['a walk for each element of $in', { circle: { $in: ['p1', 'p2'] } }, byDue, 'circleDue circleDue', true, true],
  ['another index beside', { circle: 'p1', unit: 'u1', terms: { $all: ['a', 'b'] } }, byDue, 'circleDue', true, true],
  ['documents where no index knows the field', { unit: 'u1', year: 2026 }, byDue, 'unitDue', false, true],
  ['documents where no index knows the order', { unit: 'u1' }, [['title', 1]], 'unitDue', true, false],
  ['a sparse index for what is there', { alarmAt: { $lte: 'x' } }, [['alarmAt', 1]], 'alarm', true, true],
  ['no sparse index for what may be missing', { alarmAt: null }, [], 'all', false, true],
  [
    'an index for each alternative',
    { $or: [{ unit: 'u1' }, { circle: 'p1' }] },
    byDue,
    'unitDue circleDue',
    true,
    true,
  ],
  ['all documents when one alternative has none', { $or: [{ unit: 'u1' }, { year: 1 }] }, byDue, 'all', false, false],
  ['the ids before everything', { _id: 'x', unit: 'u1' }, byDue, '_id', false, false],
])('a query uses %s', (_, filter, sort, indexes, exact, sorted) => {
  const found = explain(manifest, 'register', { filter, sort })
  expect(found).toEqual({ indexes: indexes.split(' ').map((name) => (name === 'all' ? null : name)), exact, sorted })
})
