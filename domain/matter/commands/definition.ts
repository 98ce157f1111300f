import type { FromSchema } from 'json-schema-to-ts'
import type { Calendar } from '../../clock/calendar'
import type { Instant } from '../../clock/time'
import type { FileRef } from '../../evidence/file'
import { own } from '../../own'
import { type Actor, actingRole } from '../../people/actor'
import type { Directory, Person } from '../../people/person'
import type { Role } from '../../people/roles'
import { type Refusal, Refused, refuse } from '../../refusal'
import type { RulePack } from '../../rules/pack'
import type { CommandType, matterCommands } from '../contract'
import type { NewEvent } from '../events'
import type { Assignment, IssuedMatter, Matter } from '../matter'
import { subjectOf, subjectOn } from '../subject'

export type CommandInput<T extends CommandType> = FromSchema<(typeof matterCommands)[`matter.${T}`]['input']>

/** What can be told without I/O on the phone too: whether a person may do a thing now. */
export interface Situation {
  matter: Matter
  /** The assignment that the command names, or null for a command on the whole matter. */
  assignment: Assignment | null
  actor: Actor
  now: Instant
  /** The pack in force; what an issued matter needs of its own pack stands in the matter. */
  rules: RulePack
}

/** Everything a decision may look at. */
export interface Context extends Situation {
  calendar: Calendar
  directory: Directory
  /** Files that the command names, by id. */
  files: Readonly<Record<string, FileRef>>
  /** The next number of a gap-free series: `take('number.督.2026')`. Throws NeedsCounter until it is known. */
  take(series: string): number
}

export interface Definition<T extends CommandType> {
  /** Null when state and relation allow it; rights by role and scope are checked before, from the contract. */
  may(situation: Situation): Refusal | null
  decide(input: CommandInput<T>, context: Context): NewEvent[] | Refusal
}

export const define = <T extends CommandType>(definition: Definition<T>): Definition<T> => definition

/** The roles in which a person is in charge of a matter. */
export const IN_CHARGE = ['officer', 'liaison'] as const

/**
 * The first of `roles` that the actor holds here: with a scope that covers what the command is about. Who is in charge
 * of a matter is so for every unit in it, whatever front it was given to later.
 */
export const roleOn = ({ matter, assignment, actor }: Situation, roles: readonly Role[]): Role | undefined => {
  const direct = actingRole(actor, roles, () => subjectOn(matter, assignment))
  if (direct || actor.personId !== matter.officerId) return direct
  const leading = roles.filter((role) => (IN_CHARGE as readonly Role[]).includes(role))
  return actingRole(actor, leading, () => subjectOf(matter))
}

export const actsAs = (situation: Situation, role: Role): boolean => roleOn(situation, [role]) !== undefined

/** The person as one who would act. */
export const actorOf = ({ _id: personId, name, unitId, roles }: Person): Actor => ({ personId, name, unitId, roles })

/** The issued matter of a situation whose `may` has passed. */
export const issued = ({ matter }: Situation): IssuedMatter => {
  if (matter.number === null) throw new Refused(refuse('NOT_ISSUED'))
  return matter
}

/** The assignment of a situation whose `may` has passed. */
export const assigned = ({ assignment }: Situation): Assignment => {
  if (!assignment) throw new Refused(refuse('NOT_FOUND', 'assignmentId'))
  return assignment
}

/** The named files in order; NOT_FOUND for one that is not the caller's to use. */
export const filesOf = (ids: readonly string[], context: Pick<Context, 'files'>): FileRef[] =>
  ids.map((id) => {
    const file = own(context.files, id)
    if (!file) throw new Refused(refuse('NOT_FOUND', 'files'))
    return file
  })

/**
 * An active person of the assignment's unit who, once named, may do in one of `roles` what is then asked. Refuses
 * NOT_FOUND, NOT_IN_UNIT and WRONG_ROLE: a person who is asked for something must be able to do it.
 */
export const personOf = (
  id: string,
  field: string,
  roles: readonly Role[] | 'any',
  { directory, assignment }: Context,
): string => {
  const person = directory.person(id)
  if (!person?.active) throw new Refused(refuse('NOT_FOUND', field))
  if (!assignment || person.unitId !== assignment.unitId) throw new Refused(refuse('NOT_IN_UNIT', field))
  const named = { unitIds: [assignment.unitId], frontIds: [assignment.frontId], personIds: [id] }
  if (roles !== 'any' && !actingRole(actorOf(person), roles, () => named))
    throw new Refused(refuse('WRONG_ROLE', field))
  return id
}

/** Id of the n-th thing that this decision makes: unique in the matter, since event numbers are. */
export const thingId = (letter: string, { matter }: Situation, n = 1): string => `${letter}${matter.version + n}`
