import type { Instant } from '../../../domain/clock/time'
import type { AsideJob, SetAside } from '../../../domain/setAside/setAside'
import type { Store, Transaction } from '../../ports'

/** Where it stands when something is due: reads go by the store or by a transaction. */
type Reads = Pick<Store | Transaction, 'get'>

/**
 * When a thing that a job looks after is due, and how that is put off without touching the thing itself: the moment is
 * derived, and whoever saves the matter next derives it anew. What has none is tried at each run of its job.
 */
interface Standing {
  dueAt(reads: Reads, about: string): Promise<Instant | null>
  putOff(tx: Transaction, about: string, until: Instant): Promise<void>
}

const line: Standing = {
  dueAt: async (reads, about) => (await reads.get('register', about))?.nextAlarmAt ?? null,
  putOff: async (tx, about, until) => {
    const found = await tx.get('register', about)
    if (found) await tx.put('register', { ...found, nextAlarmAt: until })
  },
}

const item: Standing = {
  dueAt: async (reads, about) => (await reads.get('outbox', about))?.dueAt ?? null,
  putOff: async (tx, about, until) => {
    const found = await tx.get('outbox', about)
    if (found) await tx.put('outbox', { ...found, dueAt: until })
  },
}

export const standings: Record<AsideJob, Standing | null> = { sweep: line, courier: item, daily: null, files: null }

/** Whether it still waits for its next try; not so once it went through, or a command on the matter did. */
export async function stillWaits(reads: Reads, { job, about, retryAt }: SetAside): Promise<boolean> {
  const standing = standings[job]
  return standing === null || (await standing.dueAt(reads, about)) === retryAt
}
