import fs from 'node:fs'
import { addMs, epochMs, type Instant } from '../../domain/clock/time'
import { type SettableClock, settableClock, systemClock } from '../embedded/clock'
import { writeSmall } from './directory/smallFile'
import { StartError } from './startError'

/**
 * A settable clock whose distance from the machine's is kept in `file`, so that a restart goes on from it:
 * demonstrations and training only.
 */
export function keptClock(file: string): SettableClock {
  const machine = systemClock()
  const clock = settableClock(addMs(machine.now(), aheadIn(file)))
  // Kept first: a clock that the disk refuses has not moved.
  const set = (instant: Instant) => {
    writeSmall(file, JSON.stringify({ aheadMs: epochMs(instant) - epochMs(machine.now()) }))
    clock.set(instant)
  }
  return { now: clock.now, set, advance: (ms) => set(addMs(clock.now(), ms)) }
}

/** Milliseconds. Throws a StartError for a file that does not say: the machine's own time would be before the last events. */
function aheadIn(file: string): number {
  if (!fs.existsSync(file)) return 0
  const aheadMs = parsed(fs.readFileSync(file, 'utf8'))
  if (typeof aheadMs === 'number' && Number.isFinite(aheadMs)) return aheadMs
  throw new StartError(`演示时钟文件 ${file} 已损坏。请从备份恢复它，或用 --data 换一个空目录重新生成演示数据。`)
}

const parsed = (text: string): unknown => {
  try {
    return (JSON.parse(text) as { aheadMs?: unknown } | null)?.aheadMs
  } catch {
    return null
  }
}
