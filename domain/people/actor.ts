import { isOfGroup, type Role, type RoleGrant, type Scope } from '../roles'
import type { Unit } from './person'

/** Who acts: a logged-in person, or the timer. */
export interface Actor {
  personId: string
  name: string
  unitId: string
  roles: readonly RoleGrant[]
}

/** The timed function, which issues ordinary commands (docs/domain.md, section 4). It holds no role. */
export const TIMER: Actor = { personId: 'timer', name: '系统', unitId: '', roles: [] }

/** Whom an act is about, as far as scopes can tell. */
export interface Parties {
  unitIds: readonly string[]
  frontIds: readonly string[]
  personIds: readonly string[]
}

/** A unit by itself, of which nobody is named. */
export const partiesOfUnit = ({ _id, frontId }: Pick<Unit, '_id' | 'frontId'>): Parties => ({
  unitIds: [_id],
  frontIds: [frontId],
  personIds: [],
})

/** Those whom it is about, or the district as a whole, which only a scope of the district covers. */
export type Concern = Parties | 'district'

/** Whether what a grant is for takes in what an act is about. */
export const covers = (scope: Scope, about: Concern, personId: string): boolean => {
  if (scope.kind === 'district') return true
  if (about === 'district') return false
  switch (scope.kind) {
    case 'front':
      return about.frontIds.includes(scope.frontId)
    case 'unit':
      return about.unitIds.includes(scope.unitId)
    case 'own':
      return about.personIds.includes(personId)
  }
}

/**
 * The first of `roles` that the actor holds with a scope that covers what the act is about, or undefined. Role and
 * scope are those of one grant; a leading group's own members hold none here. What it is about is worked out only for who holds one of the roles.
 */
export const actingRole = (actor: Actor, roles: readonly Role[], about: () => Concern): Role | undefined => {
  const grants = actor.roles.filter((grant) => roles.includes(grant.role) && !isOfGroup(grant))
  if (grants.length === 0) return undefined
  const found = about()
  return roles.find((role) => grants.some((grant) => grant.role === role && covers(grant.scope, found, actor.personId)))
}
