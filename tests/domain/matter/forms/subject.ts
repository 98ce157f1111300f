import type { About } from '../../../../domain/matter/base/form'
import type { Actor } from '../../../../domain/people/actor'
import { people, units, type World } from '../../world'

export const names = Object.fromEntries([
  ...people.map(({ _id, name }) => [_id, name] as const),
  ...units.map(({ _id, shortName }) => [_id, shortName] as const),
])

export const actorOf = (id: string): Actor => {
  const found = people.find((person) => person._id === id)
  if (!found) throw new Error(`nobody is called ${id}`)
  return { personId: found._id, name: found.name, unitId: found.unitId, roles: found.roles }
}

/** What a form is about when `who` opens it on the world's matter, on the lead's assignment unless `assignmentId` is null. */
export const aboutOf = (
  world: World,
  who: string,
  assignmentId: string | null = 'A1',
  item: string | null = null,
): About => {
  if (!world.matter) throw new Error('no matter yet')
  const { matter } = world
  const assignment = matter.number === null ? null : (matter.assignments.find(({ id }) => id === assignmentId) ?? null)
  return {
    matter,
    assignment,
    names,
    now: world.now,
    calendar: world.calendar,
    rules: world.rules,
    item,
    report: null,
    actor: actorOf(who),
  }
}
