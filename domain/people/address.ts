import { own } from '../own'
import { ROLE_WORDS, type Role, type RoleGrant, type Scope } from '../roles'

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

const FRONT_LEADER = 'frontLeader:'
const FRONT_LIAISON = 'frontLiaison:'

/**
 * Whom the directory names as a front's leader or liaison, whatever the scope of the role. For messages: no to-do is
 * addressed so, since it is no address of a person's own (reached.ts).
 */
export const toFrontLeader = (frontId: string): Address => `${FRONT_LEADER}${frontId}`
export const toFrontLiaison = (frontId: string): Address => `${FRONT_LIAISON}${frontId}`

/** The front that such an address names, and which of the two; null for any other. */
export const frontNamedIn = (address: Address): { role: 'leader' | 'liaison'; frontId: string } | null => {
  if (address.startsWith(FRONT_LEADER)) return { role: 'leader', frontId: address.slice(FRONT_LEADER.length) }
  if (address.startsWith(FRONT_LIAISON)) return { role: 'liaison', frontId: address.slice(FRONT_LIAISON.length) }
  return null
}

/** All addresses at which a person is reached. `own` is no office: such a role is reached as a person. */
export const addressesOf = (personId: string, grants: readonly RoleGrant[]): Address[] => [
  toPerson(personId),
  ...grants.filter((grant) => grant.scope.kind !== 'own').map((grant) => toRole(grant.role, grant.scope)),
]

/** What the holders of a role are called, at whose address something waits. */
const addressWords = (address: Address): string => own(ROLE_WORDS, address.split('@')[0] ?? '') ?? address

/** Those for whom something waits, by name or by office: 督查员、督查室主任. */
export const addresseesWords = (to: readonly Address[], name: (id: string) => string): string => {
  const who = to.map((address) => (address.startsWith('person:') ? name(address.slice(7)) : addressWords(address)))
  return [...new Set(who)].join('、')
}
