import type { Front, Unit, UnitKind } from '../../../../domain/people/person'
import { defaultScope, SCOPE_KINDS } from '../../../../domain/people/scopes'
import { isOfGroup, ROLE_WORDS, type Role, type RoleGrant, type Scope } from '../../../../domain/roles'

export const SCOPE_KIND_WORDS: Record<Scope['kind'], string> = {
  district: '全区',
  front: '某条战线',
  unit: '某个单位',
  own: '本人承办',
}

/** What units and fronts are called. */
export interface DirectoryNames {
  units: readonly Pick<Unit, '_id' | 'shortName' | 'frontId'>[]
  fronts: readonly Pick<Front, '_id' | 'name'>[]
}

const scopeWords = (scope: Scope, { units, fronts }: DirectoryNames, ownUnitId: string): string => {
  switch (scope.kind) {
    case 'district':
      return '全区'
    case 'front':
      return fronts.find(({ _id }) => _id === scope.frontId)?.name ?? '战线已不存在'
    case 'unit':
      if (scope.unitId === ownUnitId) return '本单位'
      return units.find(({ _id }) => _id === scope.unitId)?.shortName ?? '单位已不存在'
    case 'own':
      return '本人承办'
  }
}

/** Reaching as everyone in this role does says nothing: the whole district, the own unit, one's own matters. */
const isUsual = ({ role, scope }: RoleGrant, ownUnitId: string): boolean =>
  scope.kind === SCOPE_KINDS[role][0] && scope.kind !== 'front' && (scope.kind !== 'unit' || scope.unitId === ownUnitId)

/** 督查员; 联络员(城建战线); 单位督办员(区住建局) when that is not the person's own unit. */
export const grantWords = (grant: RoleGrant, names: DirectoryNames, ownUnitId: string): string =>
  isUsual(grant, ownUnitId)
    ? ROLE_WORDS[grant.role]
    : `${ROLE_WORDS[grant.role]}(${scopeWords(grant.scope, names, ownUnitId)})`

const frontOf = (unitId: string, { units }: DirectoryNames): string =>
  units.find(({ _id }) => _id === unitId)?.frontId ?? ''

/** The role as a person of the unit usually has it. */
export const usualGrant = (role: Role, unitId: string, names: DirectoryNames): RoleGrant => ({
  role,
  scope: defaultScope(role, { unitId, frontId: frontOf(unitId, names) }),
})

/** The same role reaching otherwise; what the kind needs is filled in from the person's unit. */
export const grantReaching = (
  { role }: RoleGrant,
  kind: Scope['kind'],
  unitId: string,
  names: DirectoryNames,
): RoleGrant => {
  switch (kind) {
    case 'front':
      return { role, scope: { kind, frontId: frontOf(unitId, names) } }
    case 'unit':
      return { role, scope: { kind, unitId } }
    default:
      return { role, scope: { kind } }
  }
}

/** Roles after the person moves to another unit: those for the old unit follow, all others stay. */
export const grantsAfterMove = (grants: readonly RoleGrant[], from: string, to: string): RoleGrant[] =>
  grants.map((grant) =>
    grant.scope.kind === 'unit' && grant.scope.unitId === from && from !== ''
      ? { ...grant, scope: { kind: 'unit', unitId: to } }
      : grant,
  )

/** An officer or liaison of a unit is a leading group's own member: offered to those of one, and where it stands already. */
export const scopeKindsOf = ({ role, scope }: RoleGrant, unitKind: UnitKind | undefined): readonly Scope['kind'][] =>
  SCOPE_KINDS[role].filter(
    (kind) =>
      kind !== 'unit' ||
      kind === scope.kind ||
      unitKind === 'leadingGroup' ||
      !isOfGroup({ role, scope: { kind, unitId: '' } }),
  )
