import type { RoleGrant } from '../../../domain/people/roles'
import type { DirectorySnapshot } from '../../../server/operations/operation'

/** A member of the cast, as the demonstration's sign-in pages list it. */
export interface CastMember {
  id: string
  name: string
  title: string
  unitId: string
  unitName: string
  roles: RoleGrant[]
  /** One of the few to begin with: their to-dos show most. */
  featured: boolean
}

/** Everyone who can be signed in as: those to begin with first, then by unit. */
export function castOf(directory: DirectorySnapshot, featuredIds: readonly string[] = []): CastMember[] {
  const unitOrder = new Map(directory.units.map(({ _id }, position) => [_id, position]))
  const rank = (id: string, unitId: string): number => {
    const place = featuredIds.indexOf(id)
    return place >= 0 ? place - featuredIds.length : (unitOrder.get(unitId) ?? directory.units.length)
  }
  return directory.people
    .filter(({ active }) => active)
    .map(({ _id, name, title, unitId, roles }) => ({
      id: _id,
      name,
      title,
      unitId,
      unitName: directory.unit(unitId)?.name ?? '',
      roles,
      featured: featuredIds.includes(_id),
    }))
    .sort((a, b) => rank(a.id, a.unitId) - rank(b.id, b.unitId))
}
