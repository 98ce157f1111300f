import { createHmac, timingSafeEqual } from 'node:crypto'
import { addMs, type Instant } from '../../../domain/clock/time'
import { LINK_MS } from '../../../domain/evidence/links'

/**
 * What a ticket opens: a stored file, or the directory as a workbook, made when it is fetched, for as long as the person
 * who asked may have it.
 */
export type Opened =
  | { kind: 'file'; sha256: string; name: string; type: string }
  | { kind: 'directory'; name: string; personId: string }

type Ticket = Opened & { until: Instant }

const sign = (secret: string, payload: string): Buffer => createHmac('sha256', secret).update(payload).digest()

/** A link of `GET /f/TICKET` that opens one thing for ten minutes, for whoever holds it. */
export function linkTo(secret: string, opened: Opened, now: Instant): string {
  const ticket: Ticket = { ...opened, until: addMs(now, LINK_MS) }
  const payload = Buffer.from(JSON.stringify(ticket)).toString('base64url')
  return `/f/${payload}.${sign(secret, payload).toString('base64url')}`
}

/** What the ticket opens; null when it was not signed here, was changed, or has expired. */
export function openTicket(secret: string, ticket: string, now: Instant): Opened | null {
  const [payload, signature, ...rest] = ticket.split('.')
  if (!payload || !signature || rest.length > 0) return null
  const given = Buffer.from(signature, 'base64url')
  const right = sign(secret, payload)
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null
  const { until, ...opened } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Ticket
  return until > now ? opened : null
}
