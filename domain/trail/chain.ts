import type { Subject } from '../subject'
import { canonicalJson } from './canonical'

/** Lower-case hex SHA-256 of UTF-8 text; comes in from outside, since platforms differ in how they compute it. */
export type Sha256 = (text: string) => string

/** What a subject's first event names as its predecessor. */
export const GENESIS = '0'.repeat(64)

const eventId = (subjectId: string, seq: number): string => `${subjectId}:${String(seq).padStart(6, '0')}`

/** The ids of a subject's events, of those after a version, lie between these, in their order. */
export const chainBounds = (subjectId: string, after = 0): { from: string; to: string } => ({
  from: after === 0 ? `${subjectId}:` : eventId(subjectId, after),
  to: `${subjectId};`,
})

interface Placed {
  seq: number
}

/** What the chain adds to an event. */
export interface Link {
  /** `${subject's id}:${seq}` with seq padded to six digits. */
  _id: string
  prevHash: string
  hash: string
}

/** Appends to the chain: the hash covers the event's canonical JSON, which names its predecessor's hash. */
export const seal = <E extends Placed & { subject: Subject }>(event: E, prevHash: string, sha256: Sha256): E & Link => {
  const body = { ...event, _id: eventId(event.subject.id, event.seq), prevHash }
  return { ...body, hash: sha256(canonicalJson(body)) }
}

export type ChainCheck = { intact: true; head: string } | { intact: false; brokenAt: number; why: ChainFault }
export type ChainFault = 'gap' | 'link' | 'hash'

/**
 * Verifies a subject's events in order of seq, from the first. Shows a changed, removed or inserted event;
 * cannot show events cut off at the end, nor one never appended (docs/domain.md, section 10): compare `head` with
 * that of the state.
 */
export const verifyChain = (events: readonly (Placed & Link)[], sha256: Sha256): ChainCheck => {
  let prevHash = GENESIS
  for (const [index, event] of events.entries()) {
    if (event.seq !== index + 1) return { intact: false, brokenAt: index + 1, why: 'gap' }
    if (event.prevHash !== prevHash) return { intact: false, brokenAt: event.seq, why: 'link' }
    const { hash, ...body } = event
    if (sha256(canonicalJson(body)) !== hash) return { intact: false, brokenAt: event.seq, why: 'hash' }
    prevHash = hash
  }
  return { intact: true, head: prevHash }
}
