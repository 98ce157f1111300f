import type { Instant } from '../clock/time'
import type { Subject } from '../subject'

/** A message in a person's inbox. It opens the very subject and step it is about (docs/domain.md, section 7). */
export interface Notice {
  /**
   * `${eventId}.${personId}`, `digest.${key}.${personId}` for a digest: at most one each; `account.${key}` for news of
   * the account.
   */
  _id: string
  personId: string
  /** What it is about, and opens; null where it opens nothing. */
  subject: Subject | null
  /** The step it is about; null where it is about none. */
  seq: number | null
  /**
   * The kind of event that it tells, or `digest`; `account`: of the person's own password, sessions and phone
   * (domain/session/accountNews.ts), which opens nothing.
   */
  about: string
  title: string
  text: string
  /** Lines of a digest, each a step recorded after an outage. */
  lines: { subject: Subject; text: string }[]
  at: Instant
  /** Rings from this moment on, as working hours allow (messages.ts). The inbox shows it at once. */
  deliverAt: Instant
  readAt: Instant | null
  /** True until read; kept beside `readAt` since an index wants it. */
  unread: boolean
}

/** A notice as its reader is shown it. */
export interface ShownNotice extends Notice {
  /** Who did it, with his unit: 区住建局 沈秋远. Empty where the clock did, or nobody by name. */
  by: string
  /** The reader has an open obligation in what it asks or reminds of; else it is news. */
  asks: boolean
}
