import type { Names } from '../../domain/decider/telling'
import { TIMER } from '../../domain/people/actor'
import type { Directory } from '../../domain/people/person'

/** What people call the ids: persons by name, units by short name, fronts by name. Unknown ids are left out. */
export const namesFor = (ids: Iterable<string>, directory: Directory): Names => {
  const names = new Map<string, string>()
  for (const id of ids) {
    const name =
      id === TIMER.personId
        ? TIMER.name
        : (directory.person(id)?.name ?? directory.unit(id)?.shortName ?? directory.front(id)?.name)
    if (name !== undefined) names.set(id, name)
  }
  return Object.fromEntries(names)
}
