import { addCalendarDays, at, type Instant, localDate } from '../../../domain/clock/time'
import { DAILY_BYTES, DAILY_FILES } from '../../../domain/evidence/file'
import { type Refusal, refuse } from '../../../domain/refusal'
import type { Attempts } from '../../collections'
import type { Store, Transaction } from '../../ports'
import { hashOf } from '../../session/tokens'

type Reader = Pick<Store | Transaction, 'get'>
type Count = Attempts & { bytes: number }

const quotaId = (personId: string, now: Instant): string => hashOf(`uploads ${personId} ${localDate(now)}`)

/** What the person has sent on the Shanghai day of `now`. */
async function countOf(from: Reader, personId: string, now: Instant): Promise<Count> {
  const _id = quotaId(personId, now)
  const until = at(addCalendarDays(localDate(now), 1), '00:00')
  const { made = 0, bytes = 0 } = (await from.get('attempts', _id)) ?? {}
  return { _id, until, made, bytes }
}

/** UPLOAD_QUOTA when the person may not send `size` bytes more today; asked before they come, too. */
export async function quotaRefusal(
  from: Reader,
  personId: string,
  now: Instant,
  size: number,
): Promise<Refusal | null> {
  const { made, bytes } = await countOf(from, personId, now)
  return made < DAILY_FILES && bytes + size <= DAILY_BYTES ? null : refuse('UPLOAD_QUOTA')
}

/** Counts one file of `size` bytes. */
export async function takeQuota(tx: Transaction, personId: string, now: Instant, size: number): Promise<void> {
  const count = await countOf(tx, personId, now)
  await tx.put('attempts', { ...count, made: count.made + 1, bytes: count.bytes + size })
}

/** Takes back what `takeQuota` counted, for a file that could not be stored after all. */
export async function giveBackQuota(tx: Transaction, personId: string, now: Instant, size: number): Promise<void> {
  const count = await countOf(tx, personId, now)
  await tx.put('attempts', {
    ...count,
    made: Math.max(0, count.made - 1),
    bytes: Math.max(0, count.bytes - size),
  })
}
