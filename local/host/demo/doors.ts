import { addMs, epochMs, type Instant } from '../../../domain/clock/time'
import { type Refusal, refuse } from '../../../domain/refusal'
import type { Ports } from '../../../server/ports'
import type { Reference } from '../../../server/reference'
import type { SettableClock } from '../../embedded/clock'
import { durationMs } from '../duration'
import { castOf } from './showcase'

/** What a demonstration's doors work with, in either edition. */
export interface Demonstration {
  ports: Ports
  reference: Reference
  clock: SettableClock
  /** Runs the timed jobs once. */
  runJobs(): Promise<void>
}

export const people = async ({ reference }: Demonstration) => ({ people: castOf(await reference.directory()) })

/** When anything last happened to a matter: before that no clock goes back, since the trail is in order of time. */
async function lastMoment({ ports }: Demonstration): Promise<Instant> {
  const [line] = await ports.store.find('register', { filter: { hidden: false }, sort: [['lastAt', -1]], limit: 1 })
  return line?.lastAt ?? ''
}

/** As far as moments can be told; `instant` of the contract holds no others. */
const isTold = (moment: Instant): boolean => moment.startsWith('20')

/** Sets the clock to `now` or lets `advance` (an ISO 8601 duration) pass, and runs the timed jobs. BAD_INPUT, IN_THE_PAST. */
export async function moveClock(
  demonstration: Demonstration,
  { now, advance }: { now?: Instant; advance?: string },
): Promise<{ now: Instant } | Refusal> {
  const { clock } = demonstration
  const ms = advance === undefined ? null : durationMs(advance)
  if ((now === undefined) === (ms === null)) return refuse('BAD_INPUT', 'now')
  if (now !== undefined && Number.isNaN(epochMs(now))) return refuse('BAD_INPUT', 'now')
  const moment = now ?? addMs(clock.now(), ms ?? 0)
  if (!isTold(moment)) return refuse('BAD_INPUT', advance === undefined ? 'now' : 'advance')
  if (moment < (await lastMoment(demonstration))) return refuse('IN_THE_PAST', 'now')
  clock.set(moment)
  await demonstration.runJobs()
  return { now: clock.now() }
}
