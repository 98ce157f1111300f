import { addMs, DAY_MS } from '../../domain/clock/time'
import { NEVER } from '../../domain/matter/registerLine'
import type { Session } from '../collections'
import type { Caller, Ports, Reference } from '../operations/operation'
import type { Transaction } from '../ports'
import { hashOf, newToken } from './tokens'

export type Client = Session['client']

const LIFE_MS: Record<Client, number> = { desk: DAY_MS / 2, phone: 30 * DAY_MS }
/** A demonstration's clock jumps by weeks; signing in again after each jump would teach nothing. */
const DEMO_LIFE_MS = 3650 * DAY_MS

/** By what somebody comes in: a client, or a phone of which WeChat says whose it is. */
export interface Entrance {
  client: Client
  openid?: string
}

/** What a bound phone gets in place of a token. As a token it opens nothing. */
export const BOUND = 'bound'

/** Never the id of a token's session: no token has a colon in it. */
const idOfOpenid = (openid: string): string => hashOf(`openid:${openid}`)

/** One phone a person: a phone bound before is unbound by this. */
async function bindPhone(ports: Ports, tx: Transaction, personId: string, openid: string): Promise<string> {
  const _id = idOfOpenid(openid)
  const sessions = await ports.store.find('sessions', { filter: { personId, openid: { $exists: true } }, limit: 10 })
  for (const other of sessions) if (other._id !== _id) await tx.remove('sessions', other._id)
  const createdAt = ports.clock.now()
  await tx.put('sessions', { _id, personId, client: 'phone', createdAt, expiresAt: NEVER, openid })
  return BOUND
}

/** Opens a session, or binds the phone, inside the transaction that checked who it is for, and answers its token. */
export async function openSession(
  ports: Ports,
  tx: Transaction,
  personId: string,
  { client, openid }: Entrance,
): Promise<string> {
  if (openid !== undefined) return bindPhone(ports, tx, personId, openid)
  const token = newToken()
  const createdAt = ports.clock.now()
  const expiresAt = addMs(createdAt, ports.demo ? DEMO_LIFE_MS : LIFE_MS[client])
  await tx.insert('sessions', { _id: hashOf(token), personId, client, createdAt, expiresAt })
  return token
}

/** What looking at a session needs. */
interface Gate {
  ports: Pick<Ports, 'store' | 'clock'>
  reference: Reference
}

/** Whose token it is; null when it is unknown, expired, or its person has been retired. */
export const callerOf = (gate: Gate, token: string): Promise<Caller | null> =>
  callerIn(gate, hashOf(token), (session) => session.openid === undefined)

/** Whose phone it is; null when it is bound to nobody, or its person has been retired. */
export const callerOfOpenid = (gate: Gate, openid: string): Promise<Caller | null> =>
  callerIn(gate, idOfOpenid(openid), (session) => session.openid === openid)

/** Session and directory are asked for together: in the cloud each is a round trip, at every call. */
async function callerIn(
  { ports, reference }: Gate,
  sessionId: string,
  fits: (session: Session) => boolean,
): Promise<Caller | null> {
  const [session, directory] = await Promise.all([ports.store.get('sessions', sessionId), reference.directory()])
  if (!session || !fits(session) || session.expiresAt <= ports.clock.now()) return null
  const person = directory.person(session.personId)
  if (!person?.active) return null
  return { sessionId, personId: person._id, name: person.name, unitId: person.unitId, roles: person.roles }
}

/** Ids of a person's sessions, for the transaction that ends them. */
export async function sessionIdsOf(ports: Pick<Ports, 'store'>, personId: string): Promise<string[]> {
  const sessions = await ports.store.find('sessions', { filter: { personId }, limit: 1000 })
  return sessions.map(({ _id }) => _id)
}
