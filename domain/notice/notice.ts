import type { Instant } from '../clock/time'
import type { EventType } from '../matter/events'

/** A message in a person's inbox. It opens the very matter and step it is about (domain.md section 7). */
export interface Notice {
  /** `${eventId}.${personId}` or, for a digest, `digest.${key}.${personId}`: at most one each. */
  _id: string
  personId: string
  matterId: string | null
  /** The step it is about; null for a digest. */
  seq: number | null
  about: EventType | 'digest'
  title: string
  text: string
  /** Lines of a digest, each a step recorded after an outage. */
  lines: { matterId: string; text: string }[]
  at: Instant
  /** Shown from this moment on: working hours are respected unless extra urgent. */
  deliverAt: Instant
  readAt: Instant | null
  /** True until read; kept beside `readAt` since an index wants it. */
  unread: boolean
}
