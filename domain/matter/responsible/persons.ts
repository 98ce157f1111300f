import type { Person } from '../../people/person'
import type { Role } from '../../roles'
import { type Choosing, type Fits, inRole } from '../base/situation'
import type { Assignment, ResponsibleThree } from '../state/matter'
import { RESPONSIBLE } from '../state/words'

/** Who is a unit's leader in charge: a head of it; where there is none its chief, where there is no chief anybody. */
const LEADING: readonly Role[] = ['unitHead', 'unitChief']

const ROLES: Readonly<Record<Exclude<keyof ResponsibleThree, 'leaderId'>, readonly Role[]>> = {
  sectionHeadId: ['sectionHead'],
  handlerId: ['handler', 'unitSupervisor'],
}

const colleagues = ({ directory }: Choosing, { unitId }: Assignment): readonly Person[] => directory.inUnit(unitId)

const leadingIn = (about: Choosing): readonly Role[] | 'any' => {
  const all = about.assignment ? colleagues(about, about.assignment) : []
  const role = LEADING.find((one) => all.some((person) => inRole(person, [one], about) === null))
  return role ? [role] : 'any'
}

/** Whether a person could be named for one of the three, whoever the others are. */
export const fitsSlot =
  (slot: keyof ResponsibleThree) =>
  (person: Person, about: Choosing): ReturnType<Fits> =>
    inRole(person, slot === 'leaderId' ? leadingIn(about) : ROLES[slot], about)

/** One person for two of the three, though the unit has another for one of them. */
const isOneForMany = (person: Person, slot: keyof ResponsibleThree, chosen: object, about: Choosing): boolean => {
  const three: Partial<ResponsibleThree> = { ...chosen, [slot]: person._id }
  const twice = RESPONSIBLE.filter((one) => three[one] === person._id && fitsSlot(one)(person, about) === null)
  if (!about.assignment || twice.length < 2) return false
  const others = colleagues(about, about.assignment).filter(({ _id }) => RESPONSIBLE.every((one) => three[one] !== _id))
  return twice.some((one) => others.some((other) => fitsSlot(one)(other, about) === null))
}

const named =
  (slot: keyof ResponsibleThree): Fits =>
  (person, about, chosen) =>
    fitsSlot(slot)(person, about) ?? (isOneForMany(person, slot, chosen, about) ? 'SAME_PERSON' : null)

export const persons = {
  nameResponsible: {
    leaderId: named('leaderId'),
    sectionHeadId: named('sectionHeadId'),
    handlerId: named('handlerId'),
  },
} as const
