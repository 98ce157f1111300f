import { openDatabase } from '../../../../local/database/database'
import type { DatabaseError } from '../../../../local/database/errors'
import { manifest } from './manifest'

/** Raises one counter so many times, and adds an entry each time; tries again as long as others win. */
const [, , directory = '', times = '0'] = process.argv
const database = await openDatabase({ directory, manifest, serializable: true })

async function raise(): Promise<void> {
  const transaction = database.begin()
  const n = ((transaction.get('counters', 'shared')?.n as number | undefined) ?? 0) + 1
  transaction.put('counters', { _id: 'shared', lane: 0, n })
  transaction.insert('entries', { _id: `${process.pid}-${n}`, lane: 0, n, tags: [`${process.pid}`] })
  try {
    await transaction.commit()
  } catch (error) {
    if ((error as DatabaseError).code !== 'CONFLICT') throw error
    await raise()
  }
}

for (let i = 0; i < Number(times); i++) await raise()
await database.close()
