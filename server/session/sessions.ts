import { addMs, DAY_MS } from '../../domain/clock/time'
import type { Session } from '../collections'
import type { Caller, Ports, Reference } from '../operations/operation'
import type { Transaction } from '../ports'
import { hashOf, newToken } from './tokens'

export type Client = Session['client']

const LIFE_MS: Record<Client, number> = { desk: DAY_MS / 2, phone: 30 * DAY_MS }
/** A demonstration's clock jumps by weeks; signing in again after each jump would teach nothing. */
const DEMO_LIFE_MS = 3650 * DAY_MS

/** Opens a session inside the transaction that checked who it is for, and answers its token. */
export async function openSession(ports: Ports, tx: Transaction, personId: string, client: Client): Promise<string> {
  const token = newToken()
  const createdAt = ports.clock.now()
  const expiresAt = addMs(createdAt, ports.demo ? DEMO_LIFE_MS : LIFE_MS[client])
  await tx.insert('sessions', { _id: hashOf(token), personId, client, createdAt, expiresAt })
  return token
}

/** Whose token it is; null when it is unknown, expired, or its person has been retired. */
export async function callerOf(
  { ports, reference }: { ports: Pick<Ports, 'store' | 'clock'>; reference: Reference },
  token: string,
): Promise<Caller | null> {
  const session = await ports.store.get('sessions', hashOf(token))
  if (!session || session.expiresAt <= ports.clock.now()) return null
  const person = (await reference.directory()).person(session.personId)
  if (!person?.active) return null
  return { sessionId: session._id, personId: person._id, name: person.name, unitId: person.unitId, roles: person.roles }
}

/** Ids of a person's sessions, for the transaction that ends them. */
export async function sessionIdsOf(ports: Pick<Ports, 'store'>, personId: string): Promise<string[]> {
  const sessions = await ports.store.find('sessions', { filter: { personId }, limit: 1000 })
  return sessions.map(({ _id }) => _id)
}
