import { createWriteStream } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { openFiles } from '../../../local/embedded/files'
import { openStore } from '../../../local/embedded/store'
import { manifest } from '../../../server/collections'
import { type Store, StoreError } from '../../../server/ports'
import { exportArchive } from '../../../server/transfer/exportArchive'
import { isUnfinished } from '../../../server/transfer/format'
import { importArchive } from '../../../server/transfer/importArchive'
import { isUpToDate, upgrade } from '../../../server/upgrade/upgrade'
import { START } from '../../domain/world'
import { dump } from '../dump'
import { plant } from '../upgrade/before'

let folder: string
let open: () => Readable
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhidu-broken-'))
  const older = await blank()
  await plant(older.store, 2)
  // Files of which only the records were kept.
  for (const { _id } of await older.store.find('evidence', { filter: {}, limit: 10 }))
    await older.store.transact((tx) => tx.remove('evidence', _id))
  const file = join(folder, 'older.tar')
  await exportArchive(older, createWriteStream(file), { at: START, mode: 'live' })
  await older.store.close()
  const bytes = await readFile(file)
  open = () => Readable.from([bytes])
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const blank = async () => {
  const directory = await mkdtemp(join(folder, 'target-'))
  const store = await openStore({ directory: join(directory, 'store'), manifest })
  return { store, files: await openFiles({ directory: join(directory, 'files') }) }
}

/** The same store, whose host is killed after so many transactions. */
const killedAfter = (store: Store, transactions: number): Store => {
  let left = transactions
  const transact: Store['transact'] = async (work) => {
    if (left-- === 0) throw new StoreError('CLOSED', 'killed')
    return store.transact(work)
  }
  return Object.assign(Object.create(store), { transact }) as Store
}

const whole = async () => {
  const target = await blank()
  await importArchive(target, open, () => upgrade(target.store))
  const text = await dump(target.store)
  await target.store.close()
  return text
}

test('an import broken off anywhere in its upgrade says so, and goes on when it is run again', async () => {
  const wanted = await whole()
  for (let transactions = 0; ; transactions += 1) {
    const { store, files } = await blank()
    const first = importArchive({ store, files }, open, () => upgrade(killedAfter(store, transactions)))
    const isKilled = await first.then(
      () => false,
      () => true,
    )
    expect(await isUnfinished(store)).toBe(isKilled)
    if (isKilled) await importArchive({ store, files }, open, () => upgrade(store))
    expect([await isUnfinished(store), await isUpToDate(store)]).toEqual([false, true])
    expect(await dump(store)).toBe(wanted)
    await store.close()
    if (!isKilled) return
  }
})
