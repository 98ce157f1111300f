import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'
import { Turns } from './turns'

/** OWASP's second choice of parameters; 32 MiB for each guess. Node's limit is just below that, hence `maxmem`. */
const COST: ScryptOptions = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 }
const KEY_BYTES = 32

/** A password as stored: both hex. */
export interface StoredPassword {
  salt: string
  hash: string
}

/**
 * Hashing shares libuv's four threads with everything that reads or writes a file: two stay free for that, whoever signs
 * in. Forty who wait are answered within some seconds.
 */
const turns = new Turns(2, 40)

const typed = (password: string): string => password.normalize('NFKC')

const derive = (password: string, salt: Buffer): Promise<Buffer> =>
  turns.take(
    () =>
      new Promise((resolve, reject) => {
        scrypt(typed(password), salt, KEY_BYTES, COST, (error, key) => (error ? reject(error) : resolve(key)))
      }),
  )

/** Whether the two are hashed alike, however they were typed. */
export const isSamePassword = (one: string, other: string): boolean => typed(one) === typed(other)

/** Throws Refused with SIGN_IN_BUSY, as `isPassword` does, when too many wait to be hashed. */
export async function hashPassword(password: string): Promise<StoredPassword> {
  const salt = randomBytes(16)
  return { salt: salt.toString('hex'), hash: (await derive(password, salt)).toString('hex') }
}

/** What an unknown name is checked against, so that it takes as long as a known one. */
const NOBODY: StoredPassword = { salt: '00'.repeat(16), hash: '00'.repeat(KEY_BYTES) }

/** False for null too, after the same work. */
export async function isPassword(password: string, stored: StoredPassword | null): Promise<boolean> {
  const { salt, hash } = stored ?? NOBODY
  const matches = timingSafeEqual(await derive(password, Buffer.from(salt, 'hex')), Buffer.from(hash, 'hex'))
  return matches && stored !== null
}

/** At least 10 characters, letters and digits among them (the sentence of WEAK_PASSWORD). */
export const isStrongPassword = (password: string): boolean =>
  [...password].length >= 10 && /\p{L}/u.test(password) && /\d/.test(password)
