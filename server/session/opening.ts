import { addMs, DAY_MS } from '../../domain/clock/time'
import { NEVER } from '../../domain/matter/register/registerLine'
import { type AccountNews, accountNotice, type Place } from '../../domain/session/accountNews'
import type { Credential, Session } from '../collections'
import type { Ports, Transaction } from '../ports'
import { type Client, idOfOpenid, isOfEra } from './sessions'
import { hashOf, newToken } from './tokens'

const LIFE_MS: Record<Client, number> = { desk: DAY_MS / 2, phone: 30 * DAY_MS }
/** A demonstration's clock jumps by weeks; logging in again after each jump would teach nothing. */
const DEMO_LIFE_MS = 3650 * DAY_MS

/**
 * Open at once for one person; one more ends the oldest. An office, a meeting room and a home, each in two browsers and
 * never logged out of, stay within ten in half a day; who uses more than five phones in a month lends them.
 */
export const MOST_OPEN: Record<Client, number> = { desk: 10, phone: 5 }
/** Of a demonstration everybody is the same few people. */
const MOST_OPEN_IN_DEMO = 200

/** Looked at when one is opened, and ended of those that are too many. More there is only from before the limit. */
const LOOKED_AT = 1000
const ENDED_AT_ONCE = 100

/** By what somebody comes in: a client, or a phone of which WeChat says whose it is. */
export interface Entrance extends Place {
  openid?: string
}

/** What a bound phone gets in place of a token. As a token it opens nothing. */
export const BOUND = 'bound'

/** Puts the news into the person's inbox. */
export const tellPerson = (
  { clock, newId }: Pick<Ports, 'clock' | 'newId'>,
  tx: Transaction,
  personId: string,
  news: AccountNews,
): Promise<void> => tx.insert('notices', accountNotice(newId(), personId, news, clock.now()))

/** One phone a person, one person a phone: what was bound before is unbound by this, and who loses it is told. */
async function bindPhone(ports: Ports, tx: Transaction, credential: Credential, openid: string): Promise<string> {
  const { _id: personId, era } = credential
  const _id = idOfOpenid(openid)
  const before = await tx.get('sessions', _id)
  const filter = { personId, openid: { $exists: true } }
  const others = (await ports.store.find('sessions', { filter, limit: 10 })).filter((other) => other._id !== _id)
  for (const other of others) await tx.remove('sessions', other._id)
  const createdAt = ports.clock.now()
  await tx.put('sessions', {
    ...{ _id, personId, client: 'phone', createdAt, expiresAt: NEVER, openid },
    ...(era !== undefined && { era }),
  })
  if (before && before.personId !== personId) await tellPerson(ports, tx, before.personId, { kind: 'phoneGone' })
  if (before?.personId !== personId) {
    const changed = others.some((other) => isOfEra(other, credential))
    await tellPerson(ports, tx, personId, { kind: changed ? 'phoneChanged' : 'phoneBound' })
  }
  return BOUND
}

const newestFirst = (a: Session, b: Session): number => (a.createdAt > b.createdAt ? -1 : 1)

/** Makes room for one more of this client; the person is told when that ended one. */
async function makeRoom(ports: Ports, tx: Transaction, credential: Credential, where: Place): Promise<void> {
  const filter = { personId: credential._id }
  const found = await ports.store.find('sessions', { filter, limit: LOOKED_AT })
  const open = found.filter(
    (session) =>
      session.client === where.client && session.openid === undefined && session.expiresAt > ports.clock.now(),
  )
  const most = ports.demo ? MOST_OPEN_IN_DEMO : MOST_OPEN[where.client]
  const tooMany = open
    .filter((session) => isOfEra(session, credential))
    .sort(newestFirst)
    .slice(most - 1)
  for (const { _id } of tooMany.slice(-ENDED_AT_ONCE)) await tx.remove('sessions', _id)
  const lost = tooMany.at(-1)
  if (lost) await tellPerson(ports, tx, credential._id, { kind: 'displaced', where, lost, most })
}

/**
 * Opens a session, or binds the phone, inside the transaction that checked who it is for, and answers its token. Writes
 * the credential even where nothing in it changes, so that whatever ends the person's sessions or opens another at the
 * same moment conflicts with this, and one of the two runs again and sees what the other has done.
 */
export async function openSession(
  ports: Ports,
  tx: Transaction,
  credential: Credential,
  { client, browser, openid }: Entrance,
): Promise<string> {
  await tx.put('credentials', credential)
  if (openid !== undefined) return bindPhone(ports, tx, credential, openid)
  const where: Place = { client, ...(browser !== undefined && { browser }) }
  await makeRoom(ports, tx, credential, where)
  const token = newToken()
  const createdAt = ports.clock.now()
  const { _id: personId, era } = credential
  await tx.insert('sessions', {
    ...{ _id: hashOf(token), personId, ...where, createdAt },
    expiresAt: addMs(createdAt, ports.demo ? DEMO_LIFE_MS : LIFE_MS[client]),
    ...(era !== undefined && { era }),
  })
  return token
}
