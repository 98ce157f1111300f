import { openStore } from '../../../local/embedded/store'
import type { Manifest } from '../../../server/collections'
import { loose } from '../../looseStore'
import { temporaryFolder } from '../../onDisk'

jest.setTimeout(60_000)

const folder = temporaryFolder()
const manifest: Manifest = { counters: { indexes: [] } }

test('200 at once over one document all succeed, and few run more than twice', async () => {
  const store = loose(await openStore({ directory: folder.make(), manifest }))
  let runs = 0
  const raise = () =>
    store.transact(async (tx) => {
      runs++
      const counter = await tx.get('counters', 'c')
      await tx.put('counters', { _id: 'c', n: ((counter?.n as number) ?? 0) + 1 })
    })
  await Promise.all(Array.from({ length: 200 }, raise))
  expect((await store.get('counters', 'c'))?.n).toBe(200)
  expect(runs).toBeLessThan(600)
  await store.close()
})

test('a backup of the store opens as a store', async () => {
  const [directory, copy] = [folder.make(), folder.make()]
  const store = await openStore({ directory, manifest })
  await loose(store).transact((tx) => tx.put('counters', { _id: 'c', n: 7 }))
  await store.backup(`${copy}/documents.sqlite`)
  await store.close()
  const restored = loose(await openStore({ directory: copy, manifest }))
  expect(await restored.get('counters', 'c')).toEqual({ _id: 'c', n: 7 })
  await restored.close()
})
