import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import { writeSmall } from './smallFile'

/** 256 bits, as written here. */
const FORM = /^[0-9a-f]{64}$/

/**
 * The key that signs temporary links and keys the hashes of answered commands. One that is not there, or is not of its
 * form (cut off, empty, edited), is never used: a new one takes its place. What that ends are links, of ten minutes at
 * most, and the answers to commands sent again: such a command is refused, never done twice. Throws what the disk
 * says when it cannot be read.
 */
export function openSecret(file: string): { secret: string; kept: boolean } {
  const found = fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trim() : ''
  if (FORM.test(found)) return { secret: found, kept: true }
  const secret = randomBytes(32).toString('hex')
  writeSmall(file, secret)
  return { secret, kept: false }
}
