import type { Instant } from '../../clock/time'
import type { Asking } from '../../decider/decider'
import type { NewOf } from '../../decider/event'
import type { FileRef } from '../../evidence/file'
import { own } from '../../own'
import { type Actor, actingRole } from '../../people/actor'
import type { Person } from '../../people/person'
import { type Code, type Refusal, refuse } from '../../refusal'
import { IN_CHARGE, type Role } from '../../roles'
import type { RulePack } from '../../rules/pack'
import { type Assignment, type IssuedMatter, isIssued, type Matter } from '../state/matter'
import { partiesOf, partiesOn } from '../state/parties'

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
export interface Context extends Situation, Omit<Asking, 'id'> {}

/** `I` its input; `E` the events that it can yield. */
export interface Command<I, E> {
  /** Null when state and relation allow it; rights by role and scope are checked before, from the contract. */
  may(situation: Situation): Refusal | null
  decide(input: I, context: Context): NewOf<E>[] | Refusal
}

/**
 * The first of `roles` that the actor holds here: with a scope that covers what the command is about. Who is in charge
 * of a matter is so for every unit in it, whatever front it was given to later.
 */
export const roleOn = ({ matter, assignment, actor }: Situation, roles: readonly Role[]): Role | undefined => {
  const direct = actingRole(actor, roles, () => partiesOn(matter, assignment))
  if (direct || actor.personId !== matter.officerId) return direct
  const leading = roles.filter((role) => (IN_CHARGE as readonly Role[]).includes(role))
  return actingRole(actor, leading, () => partiesOf(matter))
}

export const actsAs = (situation: Situation, role: Role): boolean => roleOn(situation, [role]) !== undefined

/** The person as one who would act. */
export const actorOf = ({ _id: personId, name, unitId, roles }: Person): Actor => ({ personId, name, unitId, roles })

/** The issued matter of a situation whose `may` has passed. */
export const issued = ({ matter }: Situation): IssuedMatter => {
  if (!isIssued(matter)) throw new Error(`matter ${matter.id} is not issued`)
  return matter
}

/** The assignment of a situation whose `may` has passed. */
export const assigned = ({ assignment, matter }: Situation): Assignment => {
  if (!assignment) throw new Error(`no assignment of matter ${matter.id} is named`)
  return assignment
}

/** The named files in order; NOT_FOUND for one that is not the caller's to use. */
export const filesOf = (ids: readonly string[], context: Pick<Context, 'files'>): FileRef[] | Refusal => {
  const found = ids.flatMap((id) => own<FileRef>(context.files, id) ?? [])
  return found.length === ids.length ? found : refuse('NOT_FOUND', 'files')
}

/** What a rule looks at that says who may be chosen. */
export type Choosing = Pick<Context, 'matter' | 'assignment' | 'directory'>

/** Of what else is filled in: ids, by the fields' names. */
export type Chosen = Readonly<Record<string, unknown>>

/** Why a person may not be chosen for a field; null where he may. Asked by the command, and for what pickers offer. */
export type Fits = (person: Person, about: Choosing, chosen: Chosen) => Code | null

/**
 * An active person of the assignment's unit who, once named, may do in one of `roles` what is then asked: a person who
 * is asked for something must be able to do it. Else NOT_FOUND, NOT_IN_UNIT or WRONG_ROLE.
 */
export const inRole = (
  person: Person,
  roles: readonly Role[] | 'any',
  { assignment }: Pick<Choosing, 'assignment'>,
): Code | null => {
  if (!person.active) return 'NOT_FOUND'
  if (!assignment || person.unitId !== assignment.unitId) return 'NOT_IN_UNIT'
  const named = { unitIds: [assignment.unitId], frontIds: [assignment.frontId], personIds: [person._id] }
  return roles === 'any' || actingRole(actorOf(person), roles, () => named) ? null : 'WRONG_ROLE'
}

/** Null where the named person may be chosen; NOT_FOUND for nobody, else what the rule says, at the field. */
export const unfit = (fits: Fits, id: string, field: string, about: Choosing, chosen: Chosen = {}): Refusal | null => {
  const person = about.directory.person(id)
  const code = person ? fits(person, about, chosen) : 'NOT_FOUND'
  return code && refuse(code, field)
}

/** Id of the n-th thing that this decision makes: unique in the matter, since event numbers are. */
export const thingId = (letter: string, { matter }: Situation, n = 1): string => `${letter}${matter.version + n}`
