import type { Input } from '../../../domain/contract'
import { addressesOf } from '../../../domain/people/address'
import type { Person } from '../../../domain/people/person'
import { distinctGrants, isGroupsOwn, mayReach } from '../../../domain/people/scopes'
import { type Refusal, refuse } from '../../../domain/refusal'
import type { Transaction } from '../../ports'
import type { DirectorySnapshot } from '../../reference'
import { issueCode } from '../../session/codes'
import { noCredential } from '../../session/credentials'
import { tellPerson } from '../../session/opening'
import { endSessions } from '../../session/sessions'
import type { CommandHandler, FollowedCommand, Request } from '../operation'
import { frontsWithout, goOn, leavesNobody, letGo } from './leaving'
import { directoryToChange } from './writing'

type Saved = Input<'people.save'>

/** Whether anyone but `personId` administers the system. */
const hasOtherAdmin = (people: readonly Person[], personId: string): boolean =>
  people.some(({ _id, active, roles }) => _id !== personId && active && roles.some(({ role }) => role === 'admin'))

const isAdmin = (person: Pick<Person, 'active' | 'roles'>): boolean =>
  person.active && person.roles.some(({ role }) => role === 'admin')

function scopeRefusal(directory: DirectorySnapshot, { roles, unitId }: Saved): Refusal | null {
  for (const grant of roles) {
    const { scope } = grant
    if (!mayReach(grant)) return refuse('BAD_INPUT', `roles: ${grant.role} ${scope.kind}`)
    if (scope.kind === 'front' && !directory.front(scope.frontId)) return refuse('NOT_FOUND', 'roles: frontId')
    if (scope.kind === 'unit' && !directory.unit(scope.unitId)) return refuse('NOT_FOUND', 'roles: unitId')
    if (!isGroupsOwn(grant, directory.unit(unitId))) return refuse('NOT_A_GROUP', 'roles: unitId')
  }
  return null
}

/** A mobile number logs in, and an import finds people by it: it belongs to one. */
function duplicateRefusal({ people }: DirectorySnapshot, { id, name, unitId, mobile }: Saved): Refusal | null {
  const others = people.filter(({ _id, active }) => active && _id !== id)
  if (mobile !== '' && others.some((other) => other.mobile === mobile)) return refuse('DUPLICATE', 'mobile')
  const isSame = (other: Person) => other.unitId === unitId && other.name === name.trim() && other.mobile === mobile
  return others.some(isSame) ? refuse('DUPLICATE', 'name') : null
}

function saveRefusal(directory: DirectorySnapshot, input: Saved): Refusal | null {
  const before = input.id === undefined ? undefined : directory.person(input.id)
  if (input.id !== undefined && !before) return refuse('NOT_FOUND', 'id')
  if (!directory.unit(input.unitId)?.active) return refuse('NOT_FOUND', 'unitId')
  if (before && isAdmin(before) && !isAdmin(input) && !hasOtherAdmin(directory.people, before._id))
    return refuse('LAST_ADMIN', 'roles')
  const { handOverTo } = input
  if (handOverTo !== undefined && (handOverTo === input.id || !directory.person(handOverTo)?.active))
    return refuse('NOT_FOUND', 'handOverTo')
  return scopeRefusal(directory, input) ?? (input.active ? duplicateRefusal(directory, input) : null)
}

/** Ends every session of who is retired; of who comes back too, so that none of before comes back as well. */
export async function shutOut({ ports }: Pick<Request, 'ports'>, tx: Transaction, personId: string): Promise<void> {
  const credential = (await tx.get('credentials', personId)) ?? noCredential(personId)
  await tx.put('credentials', await endSessions(ports, tx, credential))
}

const savePerson: CommandHandler<'people.save'> = async (input, request, tx) => {
  const directory = await directoryToChange(request.reference, tx)
  const refusal = saveRefusal(directory, input)
  if (refusal) return refusal
  const { id, handOverTo, ...fields } = input
  const before = id === undefined ? undefined : directory.person(id)
  const personId = id ?? request.ports.newId()
  const roles = distinctGrants(fields.roles)
  const person: Person = {
    ...fields,
    _id: personId,
    name: fields.name.trim(),
    title: fields.title.trim(),
    roles,
    addresses: addressesOf(personId, roles),
    createdAt: before?.createdAt ?? request.now,
  }
  if (before && (await leavesNobody(request, directory, [person]))) return refuse('LAST_HOLDER', 'active')
  await tx.put('people', person)
  if (before) await letGo(request, tx, before, person, handOverTo ?? null)
  if (before && before.active !== fields.active) await shutOut(request, tx, personId)
  for (const front of frontsWithout(directory, [person])) await tx.put('fronts', front)
  return { id: personId }
}

/**
 * New without an id; a retired person's sessions end, and what is open with him is handed over. NOT_FOUND for an unknown
 * id, unit or front, or where nobody is there to take over, BAD_INPUT for a role with a scope that it cannot have,
 * NOT_A_GROUP for an officer or liaison of a unit that is no leading group or not the person's own,
 * DUPLICATE for a taken mobile number or the same name in the unit, LAST_ADMIN, LAST_HOLDER.
 */
export const peopleSave: FollowedCommand<'people.save'> = {
  run: savePerson,
  follow: async ({ id }, request) => {
    if (id !== undefined) await goOn(request, [id])
  },
}

/** NOT_FOUND for a retired person too. */
export const peopleIssueCode: CommandHandler<'people.issueCode'> = async ({ personId }, { ports, reference }, tx) => {
  if (!(await reference.directory()).person(personId)?.active) return refuse('NOT_FOUND', 'personId')
  return issueCode(ports, tx, personId)
}

export const peopleUnbind: CommandHandler<'people.unbind'> = async ({ personId }, { ports, reference }, tx) => {
  if (!(await reference.directory()).person(personId)) return refuse('NOT_FOUND', 'personId')
  const { era } = (await tx.get('credentials', personId)) ?? {}
  // All is forgotten but how often sessions were ended.
  const blank = { ...noCredential(personId), ...(era !== undefined && { era }) }
  await tx.put('credentials', await endSessions(ports, tx, blank))
  await tellPerson(ports, tx, personId, { kind: 'shutOut' })
  return { unbound: true }
}
