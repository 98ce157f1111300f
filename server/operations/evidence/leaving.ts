import { addMs } from '../../../domain/clock/time'
import type { Ports } from '../../ports'

/**
 * Bytes are removed only while nobody takes them in, though no transaction spans store and files: who removes first
 * marks the record as leaving and then looks for others of the same bytes, who stores first writes a record and then
 * looks for one that is leaving. Of two at once, one sees the other. The mark of a removal that was killed ends by
 * itself after twice the time in which a removal must be through.
 */
export const REMOVAL_MS = 5 * 60_000

type Needed = Pick<Ports, 'store' | 'clock'>

/** Whether the bytes are just being removed. */
export async function isLeaving({ store, clock }: Needed, sha256: string): Promise<boolean> {
  const since = addMs(clock.now(), -2 * REMOVAL_MS)
  const filter = { sha256, 'unsettled.why': 'leaving', 'unsettled.since': { $gt: since } }
  return (await store.find('evidence', { filter, limit: 1 })).length > 0
}
