import { Cron } from 'croner'
import type { Instant } from '../../domain/clock/time'
import type { Log } from '../../server/ports'
import { systemClock } from '../embedded/clock'
import type { Functions } from './functions/functions'

/** The event by which CloudBase starts a function at a moment of its timer. */
const timerEvent = (name: string, at: Instant) => ({
  Type: 'Timer',
  TriggerName: name,
  Time: at,
  Message: '',
})

const TRIGGERED = { TRIGGER_SRC: 'timer' }

/** Starts the function as its first timer would, and waits until it has ended. Throws FunctionError. */
export async function fire(functions: Functions, name: string): Promise<void> {
  const timer = functions.specs.find((spec) => spec.name === name)?.timers[0]
  await functions.invoke(name, timerEvent(timer?.name ?? name, systemClock().now()), TRIGGERED)
}

/** Starts functions at the moments of their own cron lines, by this machine's clock in Shanghai's time. */
export function startTimers(functions: Functions, log: Log): { stop(): void } {
  const crons = functions.specs.flatMap(({ name, timers }) =>
    timers.map(
      (timer) =>
        new Cron(timer.cron, { timezone: 'Asia/Shanghai', protect: true, unref: true }, async () => {
          try {
            await functions.invoke(name, timerEvent(timer.name, systemClock().now()), TRIGGERED)
          } catch (error) {
            log.error({ err: error, function: name }, 'a timed function failed; it starts again at its next moment')
          }
        }),
    ),
  )
  return {
    stop: () => {
      for (const cron of crons) cron.stop()
    },
  }
}
