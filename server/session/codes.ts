import { addMs, type Instant } from '../../domain/clock/time'
import type { Ports } from '../operations/operation'
import type { Transaction } from '../ports'
import { hashOfCode, newCode } from './tokens'

/** A code is handed over on paper or by telephone; after three days it is asked for again. */
const LIFE_MS = 72 * 3_600_000

/**
 * Gives a person a new one-time code, inside the transaction that decided on it. An older one no longer opens anything;
 * password and binding stay until the new one is redeemed.
 */
export async function issueCode(
  ports: Pick<Ports, 'clock'>,
  tx: Transaction,
  personId: string,
): Promise<{ code: string; expiresAt: Instant }> {
  const code = newCode()
  const expiresAt = addMs(ports.clock.now(), LIFE_MS)
  const { password = null, boundAt = null } = (await tx.get('credentials', personId)) ?? {}
  await tx.put('credentials', {
    _id: personId,
    password,
    boundAt,
    codeHash: hashOfCode(code),
    codeExpiresAt: expiresAt,
  })
  return { code, expiresAt }
}
