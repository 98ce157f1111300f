import { actingRole } from '../../people/actor'
import type { Person } from '../../people/person'
import { IN_CHARGE } from '../../roles'
import { actorOf, type Fits } from '../base/situation'
import { roleInGroup } from '../state/groups'
import type { Matter } from '../state/matter'
import { partiesOf } from '../state/parties'

/** The role in which a person would be in charge of the matter; null where he could not be. */
export const officerRole = (person: Person, matter: Matter): 'officer' | 'liaison' | null => {
  const role = actingRole(actorOf(person), IN_CHARGE, () => partiesOf(matter))
  if (role === 'officer' || role === 'liaison') return role
  return roleInGroup(matter, person, IN_CHARGE) ? 'liaison' : null
}

const inCharge: Fits = (person, { matter }) => {
  if (!person.active) return 'NOT_FOUND'
  return officerRole(person, matter) ? null : 'NOT_AN_OFFICER'
}

export const persons = { amend: { officerId: inCharge } } as const
