import { addMs, type Instant } from '../../../domain/clock/time'
import { createApp } from '../../../server/app'
import { layFoundation } from '../../../server/foundation'
import type { Ports } from '../../../server/ports'
import type { SettableClock } from '../../embedded/clock'
import { importDistrict } from './directory'
import { playYear } from './play'
import { yearEndingAt } from './span'

/** Ids of the demonstration count up, so that it is the same each time. */
const counting = (): (() => string) => {
  let last = 0
  return () => {
    last += 1
    return `d${last.toString(36).padStart(7, '0')}`
  }
}

/** A clock that stands still until it is set: what happens in a demonstration happens at the moment it says. */
function standingClock(start: Instant): { now(): Instant; set(now: Instant): void } {
  let moment = start
  return {
    now: () => moment,
    set: (now) => {
      moment = now
    },
  }
}

/**
 * Fills a blank store with the invented district and its last year, by giving the commands that its people would have
 * given, each at its moment. The demonstration's clock then goes on from the end of that year.
 */
export async function fillDemonstration(
  ports: Ports,
  clock: SettableClock,
  progress: (sentence: string) => void,
): Promise<void> {
  const started = performance.now()
  progress('正在准备演示数据(首次启动):虚构的云澜区，55 个单位…')
  const { start, end } = yearEndingAt(clock.now())
  const standing = standingClock(start)
  const app = createApp({ ...ports, clock: standing, newId: counting() })
  await layFoundation(ports.store, end)
  await importDistrict(app)
  await playYear(app, standing, { start: addMs(start, 0), end }, progress)
  clock.set(end)
  progress(`演示数据已就绪(${((performance.now() - started) / 1000).toFixed(1)} 秒)`)
}
