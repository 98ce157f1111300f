import type { Person } from '../../../domain/people/person'
import type { Role, RoleGrant } from '../../../domain/roles'
import type { DirectorySnapshot } from '../../../server/reference'
import { GROUP_OFFICE } from './people/units'

/** A member of the cast, as the demonstration's login pages list it. */
export interface CastMember {
  id: string
  name: string
  title: string
  unitId: string
  unitName: string
  roles: RoleGrant[]
  /** One of the few to begin with: together they show a matter's whole way. */
  featured: boolean
}

/** Whose holder is shown first: a role, the short name of the unit, and the front where a unit has several. */
const SHOWN: readonly (readonly [role: Role, unit: string, front?: string])[] = [
  ['chiefOfficer', '督查室'],
  ['officer', '督查室'],
  ['leader', '区政府办'],
  ['leader', '区政府办', '城建战线'],
  ['liaison', '区政府办', '城建战线'],
  ['liaison', GROUP_OFFICE],
  ['unitSupervisor', '区住建局'],
  ['unitChief', '区住建局'],
  ['unitHead', '区住建局'],
  ['sectionHead', '区住建局'],
  ['handler', '区住建局'],
  ['unitSupervisor', '青禾街道'],
  ['discipline', '区纪委监委'],
  ['personnel', '区委组织部'],
  ['admin', '督查室'],
]

const shownIds = ({ units, fronts, people }: DirectorySnapshot): string[] =>
  SHOWN.flatMap(([role, shortName, frontName]) => {
    const unit = units.find((each) => each.shortName === shortName)
    const front = fronts.find((each) => each.name === frontName)
    const isHeld = (grant: RoleGrant) =>
      grant.role === role && (!front || (grant.scope.kind === 'front' && grant.scope.frontId === front._id))
    const holder = people.find(({ active, unitId, roles }) => active && unitId === unit?._id && roles.some(isHeld))
    return holder?._id ?? []
  })

/** Everyone who can be logged in as: those to begin with first, then by unit. */
export function castOf(directory: DirectorySnapshot): CastMember[] {
  const shown = shownIds(directory)
  const unitOrder = new Map(directory.units.map(({ _id }, position) => [_id, position]))
  const rank = ({ _id, unitId }: Person): number => {
    const place = shown.indexOf(_id)
    return place >= 0 ? place - shown.length : (unitOrder.get(unitId) ?? directory.units.length)
  }
  return directory.people
    .filter(({ active }) => active)
    .sort((a, b) => rank(a) - rank(b))
    .map(({ _id, name, title, unitId, roles }) => ({
      id: _id,
      name,
      title,
      unitId,
      unitName: directory.unit(unitId)?.name ?? '',
      roles,
      featured: shown.includes(_id),
    }))
}
