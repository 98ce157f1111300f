import type { Credential } from '../collections'

/** Of who has none yet. */
export const noCredential = (personId: string): Credential => ({ _id: personId, password: null, boundAt: null })

/** Without its one-time code. */
export function withoutCode({ codeHash, codeExpiresAt, codeFor, ...lasting }: Credential): Credential {
  return lasting
}
