import type { Actor } from '../people/actor'
import { isIssued, type Matter } from './matter'

/** Roles that see every issued matter when their scope is the district; the office sees drafts too. */
const WHOLE = ['leader', 'liaison', 'officer', 'chiefOfficer', 'personnel'] as const

/**
 * Keys of those who may see a matter beside the whole-district roles. Each level widens the circle
 * (domain.md section 1): the units, their fronts' liaisons and leaders, then the discipline commission.
 */
export const circleOf = (matter: Matter): string[] => {
  const keys = new Set<string>([`person:${matter.officerId}`, ...matter.mentioned.map((id) => `person:${id}`)])
  if (matter.supervisingBody.kind === 'front') keys.add(`front:${matter.supervisingBody.frontId}`)
  if (!isIssued(matter)) {
    if (matter.status === 'awaitingApproval' && matter.approver === 'leader')
      for (const id of matter.frontIds) keys.add(`front:${id}`)
    return [...keys].sort()
  }
  if (matter.supervisingBody.kind === 'leadingGroup') keys.add(`unit:${matter.supervisingBody.unitId}`)
  for (const a of matter.assignments) {
    keys.add(`unit:${a.unitId}`).add(`front:${a.frontId}`)
    if (a.responsible) for (const id of Object.values(a.responsible)) keys.add(`person:${id}`)
    for (const task of a.tasks) keys.add(`person:${task.personId}`)
  }
  if (matter.level === 3 || matter.transfer) keys.add('discipline')
  return [...keys].sort()
}

/** The keys that open matters to a person, or 'all'. The administrator's role opens none. */
export const keysOf = (actor: Actor): string[] | 'all' => {
  const keys = new Set<string>([`person:${actor.personId}`])
  for (const { role, scope } of actor.roles) {
    if (scope.kind === 'district' && (WHOLE as readonly string[]).includes(role)) return 'all'
    if (role === 'discipline') keys.add('discipline')
    if (scope.kind === 'front') keys.add(`front:${scope.frontId}`)
    if (scope.kind === 'unit' && role !== 'admin') keys.add(`unit:${scope.unitId}`)
  }
  return [...keys]
}

export const canSee = (matter: Matter, actor: Actor): boolean => {
  const keys = keysOf(actor)
  if (keys === 'all') return true
  const circle = circleOf(matter)
  return keys.some((key) => circle.includes(key))
}
