import type { Role, RoleGrant, Scope } from '../roles'

/**
 * To-dos and notices are addressed to a person or to a role with its scope, so that they follow the office and
 * not the holder: `person:p7`, `officer@district`, `liaison@front:f2`, `unitSupervisor@unit:u31`.
 */
export type Address = string

export const toPerson = (personId: string): Address => `person:${personId}`

export const toRole = (role: Role, scope: Scope): Address => {
  switch (scope.kind) {
    case 'district':
      return `${role}@district`
    case 'front':
      return `${role}@front:${scope.frontId}`
    case 'unit':
      return `${role}@unit:${scope.unitId}`
    case 'own':
      return `${role}@own`
  }
}

export const toUnitRole = (role: Role, unitId: string): Address => toRole(role, { kind: 'unit', unitId })
export const toDistrictRole = (role: Role): Address => toRole(role, { kind: 'district' })

/** All addresses at which a person is reached. `own` is no office: such a role is reached as a person. */
export const addressesOf = (personId: string, grants: readonly RoleGrant[]): Address[] => [
  toPerson(personId),
  ...grants.filter((grant) => grant.scope.kind !== 'own').map((grant) => toRole(grant.role, grant.scope)),
]
