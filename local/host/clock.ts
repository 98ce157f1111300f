import fs from 'node:fs'
import { addMs, epochMs } from '../../domain/clock/time'
import { type SettableClock, settableClock, systemClock } from '../embedded/clock'

/**
 * A settable clock whose distance from the machine's is kept in `file`, so that a restart goes on from it:
 * demonstrations and training only.
 */
export function keptClock(file: string): SettableClock {
  const machine = systemClock()
  const kept = fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, 'utf8')) as { aheadMs: number }).aheadMs : 0
  const clock = settableClock(addMs(machine.now(), kept))
  const keep = () => {
    const aheadMs = epochMs(clock.now()) - epochMs(machine.now())
    const beside = `${file}.new`
    fs.writeFileSync(beside, JSON.stringify({ aheadMs }))
    fs.renameSync(beside, file)
  }
  return {
    now: clock.now,
    set(instant) {
      clock.set(instant)
      keep()
    },
    advance(ms) {
      clock.advance(ms)
      keep()
    },
  }
}
