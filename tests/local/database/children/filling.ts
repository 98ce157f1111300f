import { writeSync } from 'node:fs'
import { openDatabase } from '../../../../local/database/database'
import type { DatabaseError } from '../../../../local/database/errors'
import { manifest } from './manifest'

/** Runs under a limit on the size of files: commits until the disk refuses, then a small commit, and tells all as JSON. */
const [, , directory = ''] = process.argv
const database = await openDatabase({ directory, manifest })
const acknowledged: string[] = []
const refused: string[] = []

async function add(_id: string, size: number): Promise<void> {
  const transaction = database.begin()
  transaction.insert('entries', { _id, lane: _id, n: 0, tags: [], fill: 'x'.repeat(size) })
  try {
    await transaction.commit()
    acknowledged.push(_id)
  } catch (error) {
    refused.push((error as DatabaseError).code)
  }
}

for (let i = 0; refused.length === 0; i++) await add(`large${i}`, 500_000)
await Promise.all([add('small1', 10), add('small2', 10)])
const seen = await database.count('entries', {})
writeSync(1, JSON.stringify({ acknowledged, refused, seen }))
