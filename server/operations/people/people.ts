import type { Input } from '../../../domain/contract'
import { addressesOf } from '../../../domain/people/address'
import type { Person } from '../../../domain/people/person'
import { distinctGrants, mayReach } from '../../../domain/people/scopes'
import { type Refusal, refuse } from '../../../domain/refusal'
import type { Transaction } from '../../ports'
import { issueCode } from '../../session/codes'
import { sessionIdsOf } from '../../session/sessions'
import type { CommandHandler, DirectorySnapshot, Request } from '../operation'
import { directoryToChange } from './writing'

type Saved = Input<'people.save'>

/** Whether anyone but `personId` administers the system. */
export const hasOtherAdmin = (people: readonly Person[], personId: string): boolean =>
  people.some(({ _id, active, roles }) => _id !== personId && active && roles.some(({ role }) => role === 'admin'))

const isAdmin = (person: Pick<Person, 'active' | 'roles'>): boolean =>
  person.active && person.roles.some(({ role }) => role === 'admin')

function scopeRefusal(directory: DirectorySnapshot, { roles }: Saved): Refusal | null {
  for (const grant of roles) {
    const { scope } = grant
    if (!mayReach(grant)) return refuse('BAD_INPUT', `roles: ${grant.role} ${scope.kind}`)
    if (scope.kind === 'front' && !directory.front(scope.frontId)) return refuse('NOT_FOUND', 'roles: frontId')
    if (scope.kind === 'unit' && !directory.unit(scope.unitId)) return refuse('NOT_FOUND', 'roles: unitId')
  }
  return null
}

/** A mobile number signs in, and an import finds people by it: it belongs to one. */
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
  return scopeRefusal(directory, input) ?? (input.active ? duplicateRefusal(directory, input) : null)
}

/** What no longer works for a person: every session, and, when forgotten, phone, password and open code. */
async function shutOut({ ports }: Request, tx: Transaction, personId: string): Promise<void> {
  for (const id of await sessionIdsOf(ports, personId)) await tx.remove('sessions', id)
}

/**
 * New without an id; a retired person's sessions end. NOT_FOUND for an unknown id, unit or front, BAD_INPUT for a role
 * with a scope that it cannot have, DUPLICATE for a taken mobile number or the same name in the unit, LAST_ADMIN.
 */
export const peopleSave: CommandHandler<'people.save'> = async (input, request, tx) => {
  const directory = await directoryToChange(request.reference, tx)
  const refusal = saveRefusal(directory, input)
  if (refusal) return refusal
  const { id, ...fields } = input
  const before = id === undefined ? undefined : directory.person(id)
  const personId = id ?? request.ports.newId()
  const roles = distinctGrants(fields.roles)
  await tx.put('people', {
    ...fields,
    _id: personId,
    name: fields.name.trim(),
    title: fields.title.trim(),
    roles,
    addresses: addressesOf(personId, roles),
    createdAt: before?.createdAt ?? request.now,
  })
  if (!fields.active) await shutOut(request, tx, personId)
  return { id: personId }
}

/** NOT_FOUND for a retired person too. */
export const peopleIssueCode: CommandHandler<'people.issueCode'> = async ({ personId }, { ports, reference }, tx) => {
  if (!(await reference.directory()).person(personId)?.active) return refuse('NOT_FOUND', 'personId')
  return issueCode(ports, tx, personId)
}

export const peopleUnbind: CommandHandler<'people.unbind'> = async ({ personId }, request, tx) => {
  if (!(await request.reference.directory()).person(personId)) return refuse('NOT_FOUND', 'personId')
  // Read before the sessions are listed: a sign-in at this moment writes it too, and one of the two runs again.
  await tx.get('credentials', personId)
  await tx.remove('credentials', personId)
  await shutOut(request, tx, personId)
  return { unbound: true }
}
