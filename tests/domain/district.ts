import type { Actor } from '../../domain/people/actor'
import { addressesOf } from '../../domain/people/address'
import type { Directory, Front, Person, Unit } from '../../domain/people/person'
import type { Role, RoleGrant, Scope } from '../../domain/roles'

const DISTRICT: Scope = { kind: 'district' }
const OWN: Scope = { kind: 'own' }
const front = (frontId: string): Scope => ({ kind: 'front', frontId })
const unitScope = (unitId: string): Scope => ({ kind: 'unit', unitId })

/** A person with several roles; `_id` says who it is. */
export const personWith = (_id: string, unitId: string, roles: RoleGrant[]): Person => ({
  _id,
  name: `人员${_id}`,
  unitId,
  title: '',
  mobile: '',
  roles,
  active: true,
  addresses: addressesOf(_id, roles),
  createdAt: '2026-01-01T00:00:00.000Z',
})

const person = (_id: string, unitId: string, role: Role, scope: Scope): Person =>
  personWith(_id, unitId, [{ role, scope }])

const unit = (_id: string, frontId: string, order: number, kind: Unit['kind'] = 'bureau'): Unit => ({
  _id,
  name: `示例单位${_id}`,
  shortName: `单位${_id}`,
  kind,
  frontId,
  order,
  active: true,
})

export const units: Unit[] = [
  unit('office', 'f1', 0),
  unit('u1', 'f1', 1),
  unit('u2', 'f1', 2),
  unit('u3', 'f2', 3, 'leadingGroup'),
]
export const fronts: Front[] = [
  { _id: 'f1', name: '城建战线', leaderId: 'leader', liaisonId: 'liaison', order: 1 },
  { _id: 'f2', name: '民生战线', leaderId: 'frontLeader', liaisonId: null, order: 2 },
]

const staff = (unitId: string): Person[] => [
  person(`${unitId}head`, unitId, 'unitHead', unitScope(unitId)),
  person(`${unitId}chief`, unitId, 'unitChief', unitScope(unitId)),
  person(`${unitId}supervisor`, unitId, 'unitSupervisor', unitScope(unitId)),
  person(`${unitId}section`, unitId, 'sectionHead', OWN),
  person(`${unitId}section2`, unitId, 'sectionHead', OWN),
  person(`${unitId}handler`, unitId, 'handler', OWN),
  person(`${unitId}handler2`, unitId, 'handler', OWN),
]

/**
 * Everyone of the office and beside it, and the staff of units u1 to u3; u3 is a leading group too, and has its own
 * members. Ids say who they are: `officer`, `u1handler`.
 */
export const people: Person[] = [
  person('leader', 'office', 'leader', DISTRICT),
  person('frontLeader', 'office', 'leader', front('f2')),
  person('liaison', 'office', 'liaison', front('f1')),
  person('officer', 'office', 'officer', DISTRICT),
  person('officer2', 'office', 'officer', DISTRICT),
  person('frontOfficer', 'office', 'officer', front('f2')),
  person('chief', 'office', 'chiefOfficer', DISTRICT),
  person('inspector', 'office', 'inspector', OWN),
  person('deputy', 'office', 'deputy', OWN),
  person('proposalOffice', 'office', 'proposalOffice', DISTRICT),
  person('discipline', 'office', 'discipline', DISTRICT),
  person('personnel', 'office', 'personnel', DISTRICT),
  person('admin', 'office', 'admin', DISTRICT),
  ...staff('u1'),
  ...staff('u2'),
  ...staff('u3'),
  person('member', 'u3', 'officer', unitScope('u3')),
  person('memberLiaison', 'u3', 'liaison', unitScope('u3')),
]

const byId = <T extends { _id: string }>(all: readonly T[]) => new Map(all.map((one) => [one._id, one]))

export const directoryOf = (persons: readonly Person[], allUnits: readonly Unit[] = units): Directory => {
  const [unitById, frontById, personById] = [byId(allUnits), byId(fronts), byId(persons)]
  return {
    unit: (id) => unitById.get(id),
    front: (id) => frontById.get(id),
    person: (id) => personById.get(id),
    inUnit: (unitId) => persons.filter((p) => p.active && p.unitId === unitId),
    at: (address) => persons.filter((p) => p.active && p.addresses.includes(address)),
  }
}

export const directory: Directory = directoryOf(people)

/** The person as one who acts. */
export const actorIn = (where: Directory, id: string): Actor => {
  const found = where.person(id)
  if (!found) throw new Error(`nobody is called ${id}`)
  return { personId: found._id, name: found.name, unitId: found.unitId, roles: found.roles }
}

/** The people of the small district as actors. */
export const actor = (id: string): Actor => actorIn(directory, id)
