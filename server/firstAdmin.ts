import { addressesOf } from '../domain/people/address'
import type { RoleGrant } from '../domain/roles'
import type { Ports } from './ports'
import type { Reference } from './reference'
import { nextVersion } from './reference'
import { issueCode } from './session/codes'

const ROLES: RoleGrant[] = [{ role: 'admin', scope: { kind: 'district' } }]

/** Puts into a blank directory what the first login needs: a front, the office and its administrator, whose id it answers. */
export async function createFirstAdmin({ store, clock, newId }: Ports, office = '区督查室'): Promise<string> {
  const [frontId, unitId, personId] = [newId(), newId(), newId()]
  await store.transact(async (tx) => {
    await nextVersion(tx, 'directory')
    await tx.insert('fronts', { _id: frontId, name: '综合战线', leaderId: null, liaisonId: null, order: 1 })
    await tx.insert('units', {
      _id: unitId,
      name: office,
      shortName: '督查室',
      kind: 'supervisionOffice',
      frontId,
      order: 1,
      active: true,
    })
    await tx.insert('people', {
      _id: personId,
      name: '系统管理员',
      unitId,
      title: '系统管理员',
      mobile: '',
      roles: ROLES,
      active: true,
      addresses: addressesOf(personId, ROLES),
      createdAt: clock.now(),
    })
  })
  return personId
}

/**
 * A one-time code for an administrator: for the first one until somebody can log in as administrator, or for whoever
 * has access to this machine and asks for it (`--admin-code`), as after a forgotten password. Null when none is needed.
 */
export async function adminCode(
  { ports, reference }: { ports: Ports; reference: Reference },
  asked: boolean,
): Promise<{ name: string; code: string } | null> {
  const { people } = await reference.directory()
  const admins = people.filter(({ active, roles }) => active && roles.some(({ role }) => role === 'admin'))
  const credentials = await Promise.all(admins.map(({ _id }) => ports.store.get('credentials', _id)))
  const [first] = admins
  if (!first || (!asked && credentials.some((credential) => credential?.boundAt))) return null
  const { code } = await ports.store.transact((tx) => issueCode(ports, tx, first._id))
  return { name: first.name, code }
}
