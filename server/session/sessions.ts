import type { Caller } from '../caller'
import type { Credential, Session } from '../collections'
import type { Ports, Store, Transaction } from '../ports'
import type { Reference } from '../reference'
import { hashOf } from './tokens'

export type Client = Session['client']

/** Never the id of a token's session: no token has a colon in it. */
export const idOfOpenid = (openid: string): string => hashOf(`openid:${openid}`)

/**
 * Whether nothing has ended the person's sessions since this one was opened. One number in the credential decides: what
 * ends all of them is one write, however many there are.
 */
export const isOfEra = (opened: { era?: number }, credential: Pick<Credential, 'era'> | null): boolean =>
  (opened.era ?? 0) === (credential?.era ?? 0)

/** What looking at a session needs. */
interface Gate {
  ports: Pick<Ports, 'store' | 'clock'>
  reference: Reference
}

/** Whose token it is; null when it is unknown, expired or ended, or its person has been retired. */
export const callerOf = (gate: Gate, token: string): Promise<Caller | null> =>
  callerIn(gate, hashOf(token), (session) => session.openid === undefined)

/** Whose phone it is; null when it is bound to nobody, or its person has been retired. */
export const callerOfOpenid = (gate: Gate, openid: string): Promise<Caller | null> =>
  callerIn(gate, idOfOpenid(openid), (session) => session.openid === openid)

/**
 * Session and directory are asked for together, since in the cloud each is a round trip at every call; the credential
 * after them, since only the session says whose.
 */
async function callerIn(
  { ports, reference }: Gate,
  sessionId: string,
  fits: (session: Session) => boolean,
): Promise<Caller | null> {
  const [session, directory] = await Promise.all([ports.store.get('sessions', sessionId), reference.directory()])
  if (!session || !fits(session) || session.expiresAt <= ports.clock.now()) return null
  const person = directory.person(session.personId)
  if (!person?.active) return null
  if (!isOfEra(session, await ports.store.get('credentials', person._id))) return null
  return { sessionId, personId: person._id, name: person.name, unitId: person.unitId, roles: person.roles }
}

/** The person's bound phone, or null. */
export async function boundPhoneOf(store: Store, personId: string): Promise<string | null> {
  const filter = { personId, openid: { $exists: true } }
  const [sessions, credential] = await Promise.all([
    store.find('sessions', { filter, limit: 10 }),
    store.get('credentials', personId),
  ])
  return sessions.find((session) => isOfEra(session, credential))?.openid ?? null
}

/** Cleared away with what ends them. What there is beyond, from before there was a limit, goes as it expires. */
const CLEARED_AT_ONCE = 100

/**
 * Begins the person's next era: no session that was opened before opens anything from the commit on, but for the one to
 * `keep`. Answers the credential, which the caller writes.
 */
export async function endSessions(
  { store }: Pick<Ports, 'store'>,
  tx: Transaction,
  credential: Credential,
  keep?: string,
): Promise<Credential> {
  const { _id: personId } = credential
  const era = (credential.era ?? 0) + 1
  for (const { _id } of await store.find('sessions', { filter: { personId }, limit: CLEARED_AT_ONCE }))
    if (_id !== keep) await tx.remove('sessions', _id)
  const kept = keep === undefined ? null : await tx.get('sessions', keep)
  if (kept?.personId === personId) await tx.put('sessions', { ...kept, era })
  return { ...credential, era }
}
