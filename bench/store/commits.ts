import { toInstant } from '../../domain/clock/time'
import { openDatabase } from '../../local/database/database'
import type { DatabaseTransaction } from '../../local/database/write/transaction'
import { manifest } from '../../server/collections'
import { eventOf, idOf, matterOf, noticeOf, registerLineOf, seeded, smallOf, todoOf } from './documents'
import { perSecond } from './measure'

export interface CommitsOptions {
  directory: string
  writerThread?: URL
}

const MATTERS = 2_000
const random = seeded(7)

/** What a report on a matter does to the store: four reads, seven documents written, of 0.3 to 6 KB. */
function report(tx: DatabaseTransaction, n: number): void {
  const matterId = idOf('m', n % MATTERS)
  tx.get('answers', idOf('a', n))
  tx.get('people', idOf('p', n % MATTERS))
  const matter = tx.get('matters', matterId) ?? matterOf(n % MATTERS)
  const line = tx.get('register', matterId) ?? registerLineOf(n % MATTERS, random)
  tx.put('matters', { ...matter, version: n })
  tx.put('register', { ...line, lastAt: toInstant(1_790_000_000_000 + n) })
  tx.insert('events', eventOf(n, matterId))
  tx.insert('todos', todoOf(n, random))
  if (n >= MATTERS) tx.remove('todos', idOf('t', n - MATTERS))
  tx.insert('notices', noticeOf(n, idOf('p', n % MATTERS)))
  tx.insert('outbox', smallOf('o', n, { channel: 'digest', dueAt: '2026-10-08T09:30:00.000Z' }))
  tx.insert('answers', smallOf('a', n, { at: '2026-10-08T09:30:00.000Z' }))
}

/** A store with some thousands of matters, and a function that tells the reports a second at a concurrency. */
export async function openCommits(options: CommitsOptions): Promise<{
  perSecond(concurrency: number, ms: number): Promise<number>
  close(): Promise<void>
}> {
  const database = await openDatabase({ ...options, manifest, serializable: true })
  for (let from = 0; from < MATTERS; from += 200) {
    const tx = database.begin()
    for (let n = from; n < from + 200; n++) {
      tx.put('matters', matterOf(n))
      tx.put('register', registerLineOf(n, random))
      tx.put('people', smallOf('p', n, { name: '张三', unitId: `u${n % 55}`, addresses: [`person:p${n}`] }))
    }
    await tx.commit()
  }
  let next = 0
  const once = async () => {
    const tx = database.begin()
    report(tx, next++)
    await tx.commit()
  }
  return {
    perSecond: (concurrency, ms) => perSecond(once, concurrency, ms),
    close: () => database.close(),
  }
}
