import { addMs, DAY_MS, epochMs } from '../../domain/clock/time'
import { type FileRecord, UNUSED_DAYS } from '../../domain/evidence/file'
import { REMOVAL_MS } from '../operations/evidence/leaving'
import type { Filter, Ports } from '../ports'
import { duePages } from './duePages'
import { Guard } from './guard'

type Needed = Pick<Ports, 'store' | 'files' | 'clock' | 'log'>

const PAGE = 100
/** Most records that one run removes; the next one goes on. */
const MOST = 2000

/**
 * Removes files that no command has used within UNUSED_DAYS, and after a day those whose storing or removal broke off:
 * a command writes the subject into a file's record in the transaction of its events, so a record without one is used by
 * nothing. Bytes go when no other record has the same. One that throws is set aside. Answers how many records went.
 */
export async function removeUnusedFiles(ports: Needed): Promise<number> {
  const before = (days: number) => ({ $lt: addMs(ports.clock.now(), -days * DAY_MS) })
  const broken = { 'subject.id': null, uploadedAt: before(1), 'unsettled.why': { $in: ['arriving', 'leaving'] } }
  const guard = new Guard(ports, 'files')
  const removed = await removeWhere(ports, guard, broken, MOST)
  const unused = { 'subject.id': null, uploadedAt: before(UNUSED_DAYS) }
  const more = await removeWhere(ports, guard, unused, MOST - removed)
  await guard.end()
  return removed + more
}

async function removeWhere(ports: Needed, guard: Guard, filter: Filter, most: number): Promise<number> {
  let removed = 0
  for await (const page of duePages(ports.store, 'evidence', { filter, path: 'uploadedAt', limit: PAGE })) {
    if (removed >= most) break
    for (const record of page)
      await guard.each([{ about: record._id, subject: null }], async () => {
        if (await removeFile(ports, record)) removed += 1
      })
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
    if (!record || record.subject !== null) return false
    await tx.put('evidence', { ...record, unsettled: { why: 'leaving', since: clock.now() } })
    return true
  })
}
