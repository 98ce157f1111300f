import { writeSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { openStore } from '../../../local/embedded/store'
import { manifest } from '../../../server/collections'
import type { Transaction } from '../../../server/ports'
import { upgrade } from '../../../server/upgrade/upgrade'

/*
 * Upgrades an existing store. A line goes out as soon as a transaction was acknowledged. Arguments: directory, writer
 * thread (or nothing).
 */
const [, , directory = '', thread] = process.argv
const store = await openStore({ directory, manifest, ...(thread && { writerThread: pathToFileURL(thread) }) })
const transact = store.transact.bind(store)
store.transact = async <T>(work: (tx: Transaction) => Promise<T>): Promise<T> => {
  const result = await transact(work)
  writeSync(1, 'done\n')
  return result
}
await upgrade(store)
await store.close()
