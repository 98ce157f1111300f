import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/**
 * A device on which somebody has logged in before keeps a mark of that: it opens nothing, but guesses that others make
 * at the person's password, from wherever, do not keep this device out (OWASP: «Slow Down Online Guessing Attacks with
 * Device Cookies»). The mark is signed, so that nothing is stored of it. A desk that some people share keeps one for
 * each of the last five, joined by `~`; to clients it is one text.
 */
const MOST = 5
const MARK = /^[\w-]{22}\.[\w-]{32}$/

const signed = (secret: string, nonce: string, personId: string): string =>
  createHmac('sha256', secret).update(`device ${nonce} ${personId}`).digest('base64url').slice(0, 32)

const isOf = (secret: string, mark: string, personId: string): boolean => {
  const [nonce = '', signature = ''] = mark.split('.')
  return timingSafeEqual(Buffer.from(signature), Buffer.from(signed(secret, nonce, personId)))
}

const marksIn = (device = ''): string[] =>
  device
    .split('~')
    .filter((mark) => MARK.test(mark))
    .slice(0, MOST)

/** The mark that was given to this device for this person, or null. */
export const markOf = (secret: string, device: string | undefined, personId: string): string | null =>
  marksIn(device).find((mark) => isOf(secret, mark, personId)) ?? null

/** What the device keeps once this person has logged in on it. */
export function marked(secret: string, device: string | undefined, personId: string): string {
  const nonce = randomBytes(16).toString('base64url')
  const mark = markOf(secret, device, personId) ?? `${nonce}.${signed(secret, nonce, personId)}`
  return [mark, ...marksIn(device).filter((other) => other !== mark)].slice(0, MOST).join('~')
}
