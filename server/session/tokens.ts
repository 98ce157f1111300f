import { createHash, randomBytes, randomInt } from 'node:crypto'

/** Only hashes of secrets are stored, so that a copy of the database opens nothing. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')

/** A session's token: 256 random bits, URL-safe. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** Neither 0 nor O, neither 1, I nor L: codes are read from paper and typed on phones. */
const CODE_LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
const CODE_LENGTH = 12

/** A one-time code of 59 random bits, in fours: `7KQP-MX3D-R9TA`. */
export const newCode = (): string =>
  Array.from({ length: CODE_LENGTH }, () => CODE_LETTERS[randomInt(CODE_LETTERS.length)])
    .join('')
    .replace(/(.{4})(?=.)/g, '$1-')

/** A typed code as it is hashed: letter case, blanks and dashes do not count. */
export const hashOfCode = (code: string): string => hashOf(code.toUpperCase().replace(/[\s-]/g, ''))
