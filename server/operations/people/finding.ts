import type { Person } from '../../../domain/people/person'
import { refuse } from '../../../domain/refusal'
import type { Role } from '../../../domain/roles'
import type { DirectorySnapshot } from '../../reference'
import type { QueryHandler } from '../operation'

interface Sought {
  search?: string
  unitId?: string
  role?: Role
  active?: boolean
}

/** People by unit in the directory's order, then by name: the order of every list of people. */
export function inOrder(directory: DirectorySnapshot): Person[] {
  const place = new Map(directory.units.map(({ _id }, position) => [_id, position]))
  const of = (person: Person) => place.get(person.unitId) ?? directory.units.length
  return [...directory.people].sort(
    (a, b) => of(a) - of(b) || a.name.localeCompare(b.name, 'zh-CN') || (a._id < b._id ? -1 : 1),
  )
}

/** Those of the directory whom the words find. */
export function matching(
  directory: DirectorySnapshot,
  { search = '', unitId, role, active }: Sought,
  mobiles: boolean,
): Person[] {
  const words = search.trim()
  const says = (person: Person): boolean => {
    const unit = directory.unit(person.unitId)
    const texts = [person.name, person.title, unit?.name ?? '', unit?.shortName ?? '', mobiles ? person.mobile : '']
    return texts.some((text) => text.includes(words))
  }
  return inOrder(directory).filter(
    (person) =>
      (active === undefined || person.active === active) &&
      (unitId === undefined || person.unitId === unitId) &&
      (role === undefined || person.roles.some((grant) => grant.role === role)) &&
      (words === '' || says(person)),
  )
}

/** A person as pickers show him. */
export const shown = (directory: DirectorySnapshot, { _id, name, title, unitId, roles, active }: Person) => ({
  id: _id,
  name,
  title,
  unitId,
  unitName: directory.unit(unitId)?.name ?? '',
  roles,
  active,
})

export const peopleSearch: QueryHandler<'people.search'> = async ({ limit, ...sought }, { reference }) => {
  const directory = await reference.directory()
  const found = matching(directory, { ...sought, active: true }, false)
  return { items: found.slice(0, limit).map((person) => shown(directory, person)) }
}

/** A page begins after the person whose id the cursor is. BAD_INPUT for one who is not in the list. */
export const peopleList: QueryHandler<'people.list'> = async ({ limit, after, ...sought }, { ports, reference }) => {
  const directory = await reference.directory()
  const found = matching(directory, sought, true)
  const last = after === undefined ? -1 : found.findIndex(({ _id }) => _id === after)
  if (after !== undefined && last < 0) return refuse('BAD_INPUT', 'after')
  const page = found.slice(last + 1, last + 1 + limit)
  const credentials = await Promise.all(page.map(({ _id }) => ports.store.get('credentials', _id)))
  const items = page.map((person, i) => ({
    ...shown(directory, person),
    mobile: person.mobile,
    bound: credentials[i]?.boundAt != null,
  }))
  return { items, next: last + 1 + limit < found.length ? (page.at(-1)?._id ?? null) : null }
}
