import type { Person } from '../../domain/people/person'
import { type Refusal, refuse } from '../../domain/refusal'
import type { Credential } from '../collections'
import type { Ports } from '../ports'
import type { DirectorySnapshot, Reference } from '../reference'
import { noCredential, withoutCode } from './credentials'
import { type Entrance, openSession, tellPerson } from './opening'
import { hashPassword, isPassword, isStrongPassword } from './passwords'
import { endSessions } from './sessions'
import { hashOfCode } from './tokens'

/** What logging in works with. */
export interface Door {
  ports: Ports
  reference: Reference
}

interface LoggedIn {
  token: string
  personId: string
}

/** How many of one name are tried; more than this share it only where a mobile number is needed anyway. */
const MAX_NAMESAKES = 5

/** Names as they are compared: full width, letter case and blanks do not count. */
export const plainName = (name: string): string => name.normalize('NFKC').replace(/\s+/g, '').toLowerCase()

/** Whom a name or mobile number may mean. */
export const namesakes = (directory: DirectorySnapshot, nameOrMobile: string): Person[] => {
  const sought = plainName(nameOrMobile)
  if (sought === '') return []
  return directory.people
    .filter((person) => person.active && (plainName(person.name) === sought || person.mobile === sought))
    .slice(0, MAX_NAMESAKES)
}

/** Asked inside the transaction: who has been retired since is let in no more. */
const isActive = async ({ reference }: Door, personId: string): Promise<boolean> =>
  (await reference.directory()).person(personId)?.active === true

/** The one among `candidates` whose password it is. At least one check is made, whoever is named. */
async function holderOf({ ports }: Door, candidates: Person[], password: string): Promise<Credential | null> {
  const credentials = await Promise.all(candidates.map((person) => ports.store.get('credentials', person._id)))
  const checked = credentials.length > 0 ? credentials : [null]
  const holders: Credential[] = []
  for (const credential of checked) {
    const right = await isPassword(password, credential?.password ?? null)
    if (right && credential) holders.push(credential)
  }
  return holders.length === 1 ? (holders[0] ?? null) : null
}

/**
 * Name or mobile number and password. WRONG_CREDENTIALS whatever was wrong, and after the same time. Namesakes are told
 * apart by their passwords, or by the mobile number; `among` leaves out those whose password must not be tried now.
 */
export async function logInWithPassword(
  door: Door,
  { name, password, among, ...entrance }: Entrance & { name: string; password: string; among?: readonly string[] },
): Promise<LoggedIn | Refusal> {
  const named = namesakes(await door.reference.directory(), name)
  const holder = await holderOf(door, among ? named.filter(({ _id }) => among.includes(_id)) : named, password)
  if (!holder) return refuse('WRONG_CREDENTIALS')
  const personId = holder._id
  return door.ports.store.transact(async (tx) => {
    const credential = await tx.get('credentials', personId)
    if (credential?.password?.hash !== holder.password?.hash || !credential) return refuse('WRONG_CREDENTIALS')
    if (!(await isActive(door, personId))) return refuse('WRONG_CREDENTIALS')
    return { token: await openSession(door.ports, tx, credential, entrance), personId }
  })
}

/** Why this password must not be set; null when it may. */
async function passwordRefusal(password: string, { password: before }: Credential): Promise<Refusal | null> {
  if (!isStrongPassword(password)) return refuse('WEAK_PASSWORD', 'password')
  return before && (await isPassword(password, before)) ? refuse('SAME_PASSWORD', 'password') : null
}

/**
 * Redeems a one-time code: the person is bound, and has the password when one is given, which ends all sessions there
 * were. WRONG_CODE when it is unknown, used or expired, or when it was shown to bind a phone and comes from elsewhere or
 * with a password. The desk needs a password, since there is no other way back in: WEAK_PASSWORD leaves the code unused,
 * and so does SAME_PASSWORD.
 */
export async function redeemCode(
  door: Door,
  { code, password, ...entrance }: Entrance & { code: string; password?: string },
): Promise<LoggedIn | Refusal> {
  const { ports } = door
  const codeHash = hashOfCode(code)
  const now = ports.clock.now()
  const isValid = (credential: Credential | null | undefined): credential is Credential =>
    credential?.codeHash === codeHash &&
    (credential.codeExpiresAt ?? '') > now &&
    (credential.codeFor !== 'phone' || (entrance.client === 'phone' && password === undefined))
  const [found] = await ports.store.find('credentials', { filter: { codeHash }, limit: 1 })
  if (!isValid(found) || !(await isActive(door, found._id))) return refuse('WRONG_CODE')
  const personId = found._id
  if (password === undefined && entrance.client === 'desk' && !found.password)
    return refuse('WEAK_PASSWORD', 'password')
  const refusal = password === undefined ? null : await passwordRefusal(password, found)
  if (refusal) return refusal
  const chosen = password === undefined ? null : await hashPassword(password)
  return ports.store.transact(async (tx) => {
    const credential = await tx.get('credentials', personId)
    if (!isValid(credential) || !(await isActive(door, personId))) return refuse('WRONG_CODE')
    const bound: Credential = { ...withoutCode(credential), boundAt: now }
    const after = chosen ? { ...(await endSessions(ports, tx, bound)), password: chosen } : bound
    if (chosen || entrance.openid === undefined)
      await tellPerson(ports, tx, personId, { kind: chosen ? 'passwordSet' : 'codeUsed', where: entrance })
    return { token: await openSession(ports, tx, after, entrance), personId }
  })
}

/** Logs in as anyone, without a secret. NO_RIGHT outside a demonstration. */
export async function logInToDemo(
  { ports, reference }: Door,
  { personId, ...entrance }: Entrance & { personId: string },
): Promise<LoggedIn | Refusal> {
  if (!ports.demo) return refuse('NO_RIGHT')
  const person = (await reference.directory()).person(personId)
  if (!person?.active) return refuse('NOT_FOUND', 'personId')
  return ports.store.transact(async (tx) => {
    const credential = (await tx.get('credentials', personId)) ?? noCredential(personId)
    return { token: await openSession(ports, tx, credential, entrance), personId }
  })
}
