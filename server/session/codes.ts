import { addMs, type Instant } from '../../domain/clock/time'
import type { Ports, Transaction } from '../ports'
import { noCredential, withoutCode } from './credentials'
import { hashOfCode, newCode } from './tokens'

/** What a code opens: everything, as the administrator hands it out, or only a phone, as a desk shows it. */
export type CodeFor = 'anything' | 'phone'

/** Handed over on paper or by telephone, and asked for again after three days; scanned from a screen at once. */
const LIFE_MS: Record<CodeFor, number> = { anything: 72 * 3_600_000, phone: 5 * 60_000 }

/**
 * Gives a person a new one-time code, inside the transaction that decided on it. An older one no longer opens anything;
 * password and binding stay until the new one is redeemed.
 */
export async function issueCode(
  ports: Pick<Ports, 'clock'>,
  tx: Transaction,
  personId: string,
  codeFor: CodeFor = 'anything',
): Promise<{ code: string; expiresAt: Instant }> {
  const code = newCode()
  const expiresAt = addMs(ports.clock.now(), LIFE_MS[codeFor])
  await tx.put('credentials', {
    ...withoutCode((await tx.get('credentials', personId)) ?? noCredential(personId)),
    codeHash: hashOfCode(code),
    codeExpiresAt: expiresAt,
    ...(codeFor === 'phone' && { codeFor }),
  })
  return { code, expiresAt }
}
