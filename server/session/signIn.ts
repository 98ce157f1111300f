import type { Person } from '../../domain/people/person'
import { type Refusal, refuse } from '../../domain/refusal'
import type { Credential } from '../collections'
import type { DirectorySnapshot, Ports, Reference } from '../operations/operation'
import { hashPassword, isPassword, isStrongPassword } from './passwords'
import { type Entrance, openSession } from './sessions'
import { hashOfCode } from './tokens'

/** What signing in works with. */
export interface Door {
  ports: Ports
  reference: Reference
}

interface SignedIn {
  token: string
}

/** How many of one name are tried; more than this share it only where a mobile number is needed anyway. */
const MAX_NAMESAKES = 5

const namesakes = (directory: DirectorySnapshot, nameOrMobile: string): Person[] => {
  const sought = nameOrMobile.trim()
  if (sought === '') return []
  return directory.people
    .filter((person) => person.active && (person.name === sought || person.mobile === sought))
    .slice(0, MAX_NAMESAKES)
}

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
 * apart by their passwords, or by the mobile number.
 */
export async function signInWithPassword(
  door: Door,
  { name, password, ...entrance }: Entrance & { name: string; password: string },
): Promise<SignedIn | Refusal> {
  const holder = await holderOf(door, namesakes(await door.reference.directory(), name), password)
  if (!holder) return refuse('WRONG_CREDENTIALS')
  return door.ports.store.transact(async (tx) => {
    const credential = await tx.get('credentials', holder._id)
    if (credential?.password?.hash !== holder.password?.hash) return refuse('WRONG_CREDENTIALS')
    // Written again unchanged, so that an unbinding at the same moment conflicts and sees this session.
    if (credential) await tx.put('credentials', credential)
    return { token: await openSession(door.ports, tx, holder._id, entrance) }
  })
}

/**
 * Redeems a one-time code: the person is bound, and has the password when one is given. WRONG_CODE when it is unknown,
 * used or expired, or when it was shown to bind a phone and comes from elsewhere or with a password. The desk needs a password, since there is no other way back in: WEAK_PASSWORD leaves the code unused.
 */
export async function redeemCode(
  { ports, reference }: Door,
  { code, password, ...entrance }: Entrance & { code: string; password?: string },
): Promise<SignedIn | Refusal> {
  const codeHash = hashOfCode(code)
  const now = ports.clock.now()
  const isValid = (credential: Credential | null | undefined): credential is Credential =>
    credential?.codeHash === codeHash &&
    (credential.codeExpiresAt ?? '') > now &&
    (credential.codeFor !== 'phone' || (entrance.client === 'phone' && password === undefined))
  const [found] = await ports.store.find('credentials', { filter: { codeHash }, limit: 1 })
  const person = found && (await reference.directory()).person(found._id)
  if (!isValid(found) || !person?.active) return refuse('WRONG_CODE')
  if (password === undefined ? entrance.client === 'desk' && !found.password : !isStrongPassword(password))
    return refuse('WEAK_PASSWORD', 'password')
  const chosen = password === undefined ? null : await hashPassword(password)
  return ports.store.transact(async (tx) => {
    const credential = await tx.get('credentials', found._id)
    if (!isValid(credential)) return refuse('WRONG_CODE')
    await tx.put('credentials', { _id: credential._id, password: chosen ?? credential.password, boundAt: now })
    return { token: await openSession(ports, tx, credential._id, entrance) }
  })
}

/** Signs in as anyone, without a secret. NO_RIGHT outside a demonstration. */
export async function signInToDemo(
  { ports, reference }: Door,
  { personId, ...entrance }: Entrance & { personId: string },
): Promise<SignedIn | Refusal> {
  if (!ports.demo) return refuse('NO_RIGHT')
  const person = (await reference.directory()).person(personId)
  if (!person?.active) return refuse('NOT_FOUND', 'personId')
  return ports.store.transact(async (tx) => ({ token: await openSession(ports, tx, personId, entrance) }))
}
