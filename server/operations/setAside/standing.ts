import type { Instant } from '../../../domain/clock/time'
import type { AsideJob, SetAside } from '../../../domain/setAside/setAside'
import type { Transaction } from '../../ports'
import { putLine, type Reads, storedLine } from '../subject/kept'

/** A thing that a job looks after. */
export type Item = Pick<SetAside, 'about' | 'subject'>

/**
 * When a thing that a job looks after is due, and how that is put off without touching the thing itself: the moment is
 * derived, and whoever saves the subject next derives it anew. What has none is tried at each run of its job.
 */
interface Standing {
  dueAt(reads: Reads, item: Item): Promise<Instant | null>
  putOff(tx: Transaction, item: Item, until: Instant): Promise<void>
}

const line: Standing = {
  dueAt: async (reads, { subject }) => (subject && (await storedLine(subject, reads)))?.nextAlarmAt ?? null,
  putOff: async (tx, { subject }, until) => {
    const found = subject && (await storedLine(subject, tx))
    if (found) await putLine(subject.kind, { ...found, nextAlarmAt: until }, tx)
  },
}

const item: Standing = {
  dueAt: async (reads, { about }) => (await reads.get('outbox', about))?.dueAt ?? null,
  putOff: async (tx, { about }, until) => {
    const found = await tx.get('outbox', about)
    if (found) await tx.put('outbox', { ...found, dueAt: until })
  },
}

export const standings: Record<AsideJob, Standing | null> = { sweep: line, courier: item, daily: null, files: null }

/** Whether it still waits for its next try; not so once it went through, or a command on the subject did. */
export async function stillWaits(reads: Reads, entry: SetAside): Promise<boolean> {
  const standing = standings[entry.job]
  return standing === null || (await standing.dueAt(reads, entry)) === entry.retryAt
}
