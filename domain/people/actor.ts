import type { Role, RoleGrant, Scope } from './roles'

/** Who acts: a signed-in person, or the timer. */
export interface Actor {
  personId: string
  name: string
  unitId: string
  roles: readonly RoleGrant[]
}

/** The timed function, which issues ordinary commands (domain.md section 4). It holds no role. */
export const TIMER: Actor = { personId: 'timer', name: '系统', unitId: '', roles: [] }

/** What an act is about, as far as scopes can tell. */
export interface Subject {
  unitIds: readonly string[]
  frontIds: readonly string[]
  personIds: readonly string[]
}

export const NO_SUBJECT: Subject = { unitIds: [], frontIds: [], personIds: [] }

const covers = (scope: Scope, subject: Subject, personId: string): boolean => {
  switch (scope.kind) {
    case 'district':
      return true
    case 'front':
      return subject.frontIds.includes(scope.frontId)
    case 'unit':
      return subject.unitIds.includes(scope.unitId)
    case 'own':
      return subject.personIds.includes(personId)
  }
}

/**
 * The first of `roles` that the actor holds with a scope that covers the subject, or undefined.
 * Without a subject holding the role is enough.
 */
export const actingRole = (actor: Actor, roles: readonly Role[], subject?: Subject): Role | undefined =>
  roles.find((role) =>
    actor.roles.some((grant) => grant.role === role && (!subject || covers(grant.scope, subject, actor.personId))),
  )

export const hasRole = (actor: Actor, role: Role): boolean => actor.roles.some((grant) => grant.role === role)
