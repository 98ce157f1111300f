import { addMs } from '../../domain/clock/time'
import { isRefusal, type Refusal, refuse } from '../../domain/refusal'
import { browserWords } from '../../domain/session/browserWords'
import type { Caller } from '../caller'
import type { Scan } from '../collections'
import type { Ports, Transaction } from '../ports'
import { noCredential } from './credentials'
import type { Door } from './logIn'
import { openSession } from './opening'
import { isOfEra } from './sessions'
import { hashOf, newToken } from './tokens'

const LIFE_MS = 2 * 60_000
/** Within it the desk, which asks every two seconds, fetches what was confirmed. */
const FETCH_MS = 60_000

/** What a desk is given: the id goes into the code, the secret stays with it. */
export interface BegunScan {
  scan: string
  secret: string
  expiresAt: string
}

/** A new scan for the desk at that address. */
export async function beginScan(
  { store, clock, newId }: Pick<Ports, 'store' | 'clock' | 'newId'>,
  { userAgent, address }: { userAgent: string; address: string },
): Promise<BegunScan> {
  const [scan, secret] = [newId(), newToken()]
  const createdAt = clock.now()
  const expiresAt = addMs(createdAt, LIFE_MS)
  await store.transact((tx) =>
    tx.insert('scans', {
      _id: hashOf(scan),
      secretHash: hashOf(secret),
      browser: browserWords(userAgent),
      address,
      state: 'open',
      createdAt,
      expiresAt,
    }),
  )
  return { scan, secret, expiresAt }
}

/** The scan when it waits for a phone; else why it does not. */
export function waiting(scan: Scan | null, now: string): Scan | Refusal {
  if (!scan) return refuse('SCAN_UNKNOWN')
  if (scan.state === 'refused') return refuse('SCAN_REFUSED')
  if (scan.state !== 'open') return refuse('SCAN_USED')
  return scan.expiresAt <= now ? refuse('SCAN_EXPIRED') : scan
}

/** The phone's word on a scan, inside its command's transaction. The first word counts. */
export async function answerScan(
  { clock }: Pick<Ports, 'clock'>,
  tx: Transaction,
  { scan: id, accept, caller }: { scan: string; accept: boolean; caller: Caller },
): Promise<{ accepted: boolean } | Refusal> {
  const now = clock.now()
  const scan = waiting(await tx.get('scans', hashOf(id)), now)
  if (isRefusal(scan)) return scan
  const { personId, sessionId } = caller
  const { era } = (await tx.get('sessions', sessionId)) ?? {}
  const by = { personId, sessionId, ...(era !== undefined && { era }) }
  const confirmed = { state: 'confirmed', by, expiresAt: addMs(now, FETCH_MS) } as const
  await tx.put('scans', { ...scan, ...(accept ? confirmed : { state: 'refused' }) })
  return { accepted: accept }
}

/** What a desk hears when it asks: nothing yet, or once, the token. */
export type Polled = { state: 'open' } | { state: 'confirmed'; token: string; personId: string }

/**
 * Answers a desk that asks with the secret of its own. SCAN_UNKNOWN for a wrong id or secret alike, SCAN_EXPIRED,
 * SCAN_REFUSED by the phone or when its session has ended since, SCAN_USED once the token has been given. While
 * nobody has answered, asking writes nothing.
 */
export async function pollScan(
  door: Door,
  { scan: id, secret }: { scan: string; secret: string },
): Promise<Polled | Refusal> {
  const _id = hashOf(id)
  const scan = await door.ports.store.get('scans', _id)
  if (scan?.secretHash !== hashOf(secret)) return refuse('SCAN_UNKNOWN')
  if (scan.state === 'confirmed') return door.ports.store.transact((tx) => takeToken(door, tx, _id))
  const open = waiting(scan, door.ports.clock.now())
  return isRefusal(open) ? open : { state: 'open' }
}

async function takeToken({ ports, reference }: Door, tx: Transaction, _id: string): Promise<Polled | Refusal> {
  const scan = await tx.get('scans', _id)
  if (scan?.state !== 'confirmed') return refuse('SCAN_USED')
  if (scan.expiresAt <= ports.clock.now()) return refuse('SCAN_EXPIRED')
  const { by, ...rest } = scan
  const { personId } = by
  const isActive = (await reference.directory()).person(personId)?.active === true
  const credential = await tx.get('credentials', personId)
  if (!isActive || !isOfEra(by, credential) || !(await tx.get('sessions', by.sessionId))) return refuse('SCAN_REFUSED')
  await tx.put('scans', { ...rest, state: 'taken' })
  const entrance = { client: 'desk', browser: scan.browser } as const
  const token = await openSession(ports, tx, credential ?? noCredential(personId), entrance)
  return { state: 'confirmed', token, personId }
}
