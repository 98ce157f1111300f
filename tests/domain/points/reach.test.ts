import { periodAt, presentMonth } from '../../../domain/points/month'
import { latestReadable, readsResults, readsUnit } from '../../../domain/points/reach'
import type { Role, RoleGrant, Scope } from '../../../domain/roles'
import { units } from '../district'

const someone = (...roles: [Role, Scope][]) => ({
  personId: 'p1',
  name: '',
  unitId: 'office',
  roles: roles.map(([role, scope]): RoleGrant => ({ role, scope })),
})
const readable = (...roles: [Role, Scope][]) =>
  units.filter((unit) => readsUnit(someone(...roles), unit)).map(({ _id }) => _id)

test('a unit’s points are read in the scope of the very role that reads points', () => {
  expect(readable(['officer', { kind: 'front', frontId: 'f2' }])).toEqual(['u3'])
  expect(readable(['unitSupervisor', { kind: 'unit', unitId: 'u1' }])).toEqual(['u1'])
  expect(readable(['inspector', { kind: 'district' }], ['unitSupervisor', { kind: 'unit', unitId: 'u1' }])).toEqual([
    'u1',
  ])
  expect(readable(['leader', { kind: 'district' }])).toHaveLength(units.length)
})

test('who reads results reads months that are over, in Shanghai', () => {
  const personnel = someone(['personnel', { kind: 'district' }])
  expect(readsResults(personnel)).toBe(true)
  expect(units.some((unit) => readsUnit(personnel, unit))).toBe(false)
  // half past midnight on the first of April in Shanghai
  const now = '2026-03-31T16:30:00.000Z'
  expect(periodAt(now)).toBe('2026-04')
  expect(presentMonth(now)).toBe('2026-03-31T16:00:00.000Z')
  expect(periodAt(latestReadable(personnel, now))).toBe('2026-03')
  expect(latestReadable(someone(['officer', { kind: 'district' }]), now)).toBe(now)
})
