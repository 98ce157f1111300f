import { type Address, toPerson } from '../../people/address'
import { assignmentIn } from '../state/assignments'
import { isUnprepared } from '../state/drafts'
import { type Assignment, type IssuedMatter, isGone, isIssued, type Matter } from '../state/matter'
import { CHIEF, officersFor, officersOf, supervisorsOf } from './addressees'

/** The responsible three, or who is to name them. */
export const threeOf = (a: Assignment): Address[] =>
  a.responsible ? Object.values(a.responsible).map(toPerson) : supervisorsOf(a)

export const doersOf = (a: Assignment): Address[] =>
  a.responsible ? [toPerson(a.responsible.handlerId), ...supervisorsOf(a)] : supervisorsOf(a)

/** Of what a leader has begun and nobody taken up: all who may. */
export const inCharge = (matter: Matter): Address[] =>
  isUnprepared(matter) ? officersFor(matter) : [toPerson(matter.officerId)]

/** The leader who began it. */
export const starterOf = ({ startedBy }: Matter): Address[] => (startedBy ? [toPerson(startedBy.personId)] : [])

export const everyUnit = (matter: Matter, who: (a: Assignment) => Address[]): Address[] =>
  isIssued(matter) ? matter.assignments.filter((a) => !isGone(a)).flatMap(who) : []

/** Those of the assignment that the event names. */
export const toAssignment =
  (who: (a: Assignment, matter: IssuedMatter) => Address[]) =>
  (matter: Matter, { data: { assignmentId } }: { data: { assignmentId: string } }): Address[] => {
    const a = assignmentIn(matter, assignmentId)
    return a && isIssued(matter) ? who(a, matter) : []
  }

export const unitsAndOffice = (matter: Matter): Address[] => [
  ...everyUnit(matter, (a) => [...threeOf(a), ...supervisorsOf(a)]),
  ...inCharge(matter),
]

/** Who decides an objection. */
export const judgesOf = (a: Assignment, matter: IssuedMatter): Address[] => [...officersOf(matter, a), CHIEF]

/** Whom the office's part of a unit's work is asked of: the officer in charge; where that is a liaison, who judges. */
export const askedOfOffice = (matter: IssuedMatter, a: Assignment): Address[] =>
  matter.officerRole === 'officer' ? inCharge(matter) : judgesOf(a, matter)
