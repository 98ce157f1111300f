import { addMs, DAY_MS, epochMs } from '../../domain/clock/time'
import { type FileRecord, UNUSED_DAYS } from '../../domain/evidence/file'
import { REMOVAL_MS } from '../operations/evidence/leaving'
import type { Ports } from '../operations/operation'
import type { Cursor, Filter } from '../ports'

type Needed = Pick<Ports, 'store' | 'files' | 'clock'>

const PAGE = 100
/** Most records that one run removes; the next one goes on. */
const MOST = 2000

/**
 * Removes files that no command has used within UNUSED_DAYS, and after a day those whose storing or removal broke off:
 * a command writes the matter into a file's record in the transaction of its events, so a record without one is used by
 * nothing. Bytes go when no other record has the same. Answers how many records went.
 */
export async function removeUnusedFiles(ports: Needed): Promise<number> {
  const before = (days: number) => ({ $lt: addMs(ports.clock.now(), -days * DAY_MS) })
  const broken = { matterId: null, uploadedAt: before(1), 'unsettled.why': { $in: ['arriving', 'leaving'] } }
  const removed = await removeWhere(ports, broken, MOST)
  return removed + (await removeWhere(ports, { matterId: null, uploadedAt: before(UNUSED_DAYS) }, MOST - removed))
}

async function removeWhere(ports: Needed, filter: Filter, most: number): Promise<number> {
  let removed = 0
  let after: Cursor | undefined
  while (removed < most) {
    const query = { filter, sort: [['uploadedAt', 1]] as const, limit: PAGE }
    const page = await ports.store.find('evidence', { ...query, ...(after && { after }) })
    for (const record of page) if (await removeFile(ports, record)) removed += 1
    const last = page.at(-1)
    if (!last || page.length < PAGE) break
    after = [last.uploadedAt, last._id]
  }
  return removed
}

/** The order is told at `REMOVAL_MS`; what breaks off in between is taken up by the next run. */
async function removeFile(ports: Needed, { _id, sha256 }: FileRecord): Promise<boolean> {
  if (!(await markLeaving(ports, _id))) return false
  const began = ports.clock.now()
  const same = await ports.store.find('evidence', { filter: { sha256 }, limit: 2 })
  if (epochMs(ports.clock.now()) - epochMs(began) > REMOVAL_MS) return false
  if (same.every((other) => other._id === _id)) await ports.files.remove(sha256)
  await ports.store.transact((tx) => tx.remove('evidence', _id))
  return true
}

/** From here on nobody can use it. False when somebody just has. */
async function markLeaving({ store, clock }: Needed, _id: string): Promise<boolean> {
  return store.transact(async (tx) => {
    const record = await tx.get('evidence', _id)
    if (!record || record.matterId !== null) return false
    await tx.put('evidence', { ...record, unsettled: { why: 'leaving', since: clock.now() } })
    return true
  })
}
