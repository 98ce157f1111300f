import type { Instant } from '../../domain/clock/time'
import { createFirstAdmin } from '../../server/firstAdmin'
import { layFoundation } from '../../server/foundation'
import type { Ports } from '../../server/ports'
import type { SettableClock } from '../embedded/clock'
import { fillDemonstration } from './demo/fill'

export interface Filling {
  /** False: a blank demonstration gets an administrator and the settable clock, nothing else (training, tests). */
  fill?: boolean
  /** Where a blank demonstration's clock stands at first; the machine's own moment unless said otherwise. */
  now?: Instant
  /** What it is busy with, in a sentence. */
  progress?: (sentence: string) => void
}

/** What a blank system is given before it is first used; `clock` only in a demonstration. */
export async function fillBlank(
  ports: Ports,
  clock: SettableClock | undefined,
  { fill = true, now, progress = () => {} }: Filling,
): Promise<void> {
  if (clock && now) clock.set(now)
  if (clock && fill) return fillDemonstration(ports, clock, progress)
  await layFoundation(ports.store, ports.clock.now())
  await createFirstAdmin(ports)
}
