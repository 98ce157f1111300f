import { isOfGroup, type Role, type RoleGrant, type Scope } from '../roles'
import type { Unit } from './person'

type Kind = Scope['kind']

/**
 * How far each role may reach (docs/domain.md, section 2); the first is what a person gets when nothing else is said.
 */
export const SCOPE_KINDS: Record<Role, readonly [Kind, ...Kind[]]> = {
  leader: ['district', 'front'],
  liaison: ['front', 'district', 'unit'],
  officer: ['district', 'front', 'unit'],
  chiefOfficer: ['district'],
  unitChief: ['unit'],
  unitHead: ['unit'],
  unitSupervisor: ['unit'],
  sectionHead: ['own', 'unit'],
  handler: ['own', 'unit'],
  inspector: ['district', 'front', 'unit', 'own'],
  deputy: ['own'],
  proposalOffice: ['district'],
  discipline: ['district'],
  personnel: ['district'],
  admin: ['district'],
}

/** The scope of a role of which nothing was said, for a person of a unit and its front. */
export const defaultScope = (role: Role, { unitId, frontId }: { unitId: string; frontId: string }): Scope => {
  const [kind] = SCOPE_KINDS[role]
  switch (kind) {
    case 'front':
      return { kind, frontId }
    case 'unit':
      return { kind, unitId }
    default:
      return { kind }
  }
}

export const mayReach = ({ role, scope }: RoleGrant): boolean => SCOPE_KINDS[role].includes(scope.kind)

/** An officer or liaison of a unit is a leading group's own member, and belongs to it. */
export const isGroupsOwn = (grant: RoleGrant, unit: Pick<Unit, '_id' | 'kind'> | undefined): boolean =>
  !isOfGroup(grant) || (unit?.kind === 'leadingGroup' && grant.scope.kind === 'unit' && grant.scope.unitId === unit._id)

const grantKey = ({ role, scope }: RoleGrant): string =>
  `${role} ${scope.kind} ${scope.kind === 'front' ? scope.frontId : scope.kind === 'unit' ? scope.unitId : ''}`

/** Grants without repetition, in the order given. */
export const distinctGrants = (grants: readonly RoleGrant[]): RoleGrant[] => [
  ...new Map(grants.map((grant) => [grantKey(grant), grant])).values(),
]
