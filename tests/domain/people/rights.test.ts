import { type Actor, actingRole } from '../../../domain/people/actor'
import { addressesOf } from '../../../domain/people/address'
import { defaultScope, distinctGrants, isGroupsOwn, mayReach, SCOPE_KINDS } from '../../../domain/people/scopes'
import { ROLE_WORDS, ROLES, type RoleGrant } from '../../../domain/roles'

const someone = (...roles: RoleGrant[]): Actor => ({ personId: 'p1', name: '', unitId: 'u1', roles })
const about = () => ({ unitIds: ['u1'], frontIds: ['f1'], personIds: ['p1'] })
const elsewhere = () => ({ unitIds: ['u2'], frontIds: ['f2'], personIds: ['p2'] })

test.each<[string, RoleGrant['scope'], boolean]>([
  ['the district covers everything', { kind: 'district' }, true],
  ['a front covers its units', { kind: 'front', frontId: 'f1' }, false],
  ['a unit covers itself', { kind: 'unit', unitId: 'u1' }, false],
  ['own covers what names the person', { kind: 'own' }, false],
])('%s', (_, scope, everywhere) => {
  const actor = someone({ role: 'inspector', scope })
  expect(actingRole(actor, ['inspector'], about)).toBe('inspector')
  expect(actingRole(actor, ['inspector'], elsewhere)).toBe(everywhere ? 'inspector' : undefined)
  expect(actingRole(actor, ['inspector'], () => 'district')).toBe(everywhere ? 'inspector' : undefined)
})

test('a leading group’s own member holds no role for what concerns its unit', () => {
  for (const role of ['officer', 'liaison'] as const)
    expect(actingRole(someone({ role, scope: { kind: 'unit', unitId: 'u1' } }), [role], about)).toBeUndefined()
})

test('an officer or liaison of a unit belongs to a leading group, and to that one', () => {
  const grant = { role: 'liaison', scope: { kind: 'unit', unitId: 'u1' } } as const
  expect(isGroupsOwn(grant, { _id: 'u1', kind: 'leadingGroup' })).toBe(true)
  expect(isGroupsOwn(grant, { _id: 'u1', kind: 'bureau' })).toBe(false)
  expect(isGroupsOwn(grant, { _id: 'u2', kind: 'leadingGroup' })).toBe(false)
  expect(isGroupsOwn({ role: 'unitHead', scope: grant.scope }, { _id: 'u1', kind: 'bureau' })).toBe(true)
})

test('the first role of the list that covers is the one acted in', () => {
  const actor = someone(
    { role: 'liaison', scope: { kind: 'front', frontId: 'f1' } },
    { role: 'officer', scope: { kind: 'front', frontId: 'f2' } },
  )
  expect(actingRole(actor, ['officer', 'liaison'], about)).toBe('liaison')
  expect(actingRole(actor, ['officer', 'liaison'], elsewhere)).toBe('officer')
  expect(actingRole(actor, ['chiefOfficer'], about)).toBeUndefined()
})

test('a role without its scope is none: the one does not lend the other its reach', () => {
  const actor = someone(
    { role: 'inspector', scope: { kind: 'district' } },
    { role: 'unitSupervisor', scope: { kind: 'unit', unitId: 'u1' } },
  )
  expect(actingRole(actor, ['unitSupervisor'], about)).toBe('unitSupervisor')
  expect(actingRole(actor, ['unitSupervisor'], elsewhere)).toBeUndefined()
})

test('whom it is about is not worked out for who holds none of the roles', () => {
  const asked = jest.fn(about)
  expect(actingRole(someone({ role: 'handler', scope: { kind: 'own' } }), ['officer'], asked)).toBeUndefined()
  expect(asked).not.toHaveBeenCalled()
})

test('every role has words, scopes that it may reach, and a default among them', () => {
  for (const role of ROLES) {
    expect(ROLE_WORDS[role]).toMatch(/\S/)
    const scope = defaultScope(role, { unitId: 'u1', frontId: 'f1' })
    expect(mayReach({ role, scope })).toBe(true)
    expect(SCOPE_KINDS[role]).toContain(scope.kind)
  }
  expect(mayReach({ role: 'unitHead', scope: { kind: 'district' } })).toBe(false)
})

test('a person is reached as such and at each office; what is only own is no office', () => {
  expect(
    addressesOf('p1', [
      { role: 'chiefOfficer', scope: { kind: 'district' } },
      { role: 'liaison', scope: { kind: 'front', frontId: 'f1' } },
      { role: 'unitHead', scope: { kind: 'unit', unitId: 'u1' } },
      { role: 'handler', scope: { kind: 'own' } },
    ]),
  ).toEqual(['person:p1', 'chiefOfficer@district', 'liaison@front:f1', 'unitHead@unit:u1'])
})

test('two grants that say the same are one', () => {
  const head = { role: 'unitHead', scope: { kind: 'unit', unitId: 'u1' } } as const
  const other = { role: 'unitHead', scope: { kind: 'unit', unitId: 'u2' } } as const
  expect(distinctGrants([head, other, { ...head }])).toEqual([head, other])
})
