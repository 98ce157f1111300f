import { grantReaching, grantsAfterMove, grantWords, usualGrant } from '../../../console/src/views/people/grants'
import { mayReach } from '../../../domain/people/scopes'
import { ROLES, type RoleGrant } from '../../../domain/roles'

const names = {
  units: [
    { _id: 'u1', shortName: '住建局', frontId: 'f1' },
    { _id: 'u2', shortName: '教育局', frontId: 'f2' },
  ],
  fronts: [
    { _id: 'f1', name: '城建战线' },
    { _id: 'f2', name: '民生战线' },
  ],
}

test.each(ROLES)('a new role of %s reaches as far as it may', (role) => {
  expect(mayReach(usualGrant(role, 'u1', names))).toBe(true)
})

test('a role of one front or unit begins with those of the person', () => {
  expect(usualGrant('liaison', 'u2', names).scope).toEqual({ kind: 'front', frontId: 'f2' })
  expect(usualGrant('unitHead', 'u2', names).scope).toEqual({ kind: 'unit', unitId: 'u2' })
  expect(grantReaching({ role: 'leader', scope: { kind: 'district' } }, 'front', 'u1', names).scope).toEqual({
    kind: 'front',
    frontId: 'f1',
  })
})

test('words say how far a role reaches only where that is not as usual', () => {
  const words = (grant: RoleGrant) => grantWords(grant, names, 'u1')
  expect(words({ role: 'officer', scope: { kind: 'district' } })).not.toContain('(')
  expect(words({ role: 'unitHead', scope: { kind: 'unit', unitId: 'u1' } })).not.toContain('(')
  expect(words({ role: 'unitHead', scope: { kind: 'unit', unitId: 'u2' } })).toContain('(教育局)')
  expect(words({ role: 'liaison', scope: { kind: 'front', frontId: 'f2' } })).toContain('(民生战线)')
  expect(words({ role: 'liaison', scope: { kind: 'district' } })).toContain('(全区)')
})

test('moving to another unit takes along the roles for the old one, and no others', () => {
  const grants: RoleGrant[] = [
    { role: 'unitHead', scope: { kind: 'unit', unitId: 'u1' } },
    { role: 'unitSupervisor', scope: { kind: 'unit', unitId: 'u9' } },
    { role: 'handler', scope: { kind: 'own' } },
  ]
  expect(grantsAfterMove(grants, 'u1', 'u2')).toEqual([
    { role: 'unitHead', scope: { kind: 'unit', unitId: 'u2' } },
    { role: 'unitSupervisor', scope: { kind: 'unit', unitId: 'u9' } },
    { role: 'handler', scope: { kind: 'own' } },
  ])
})
