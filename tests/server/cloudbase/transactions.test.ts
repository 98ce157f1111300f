import { openCloudStore } from '../../../server/cloudbase/store/store'
import type { Store } from '../../../server/ports'
import { fill, type LooseStore, loose, manifest } from '../../looseStore'
import { type FaultyWay, openFaultyWay } from './faultyWay'
import { connectTo, openGateway } from './gateway'

let store: LooseStore
let way: FaultyWay
beforeAll(async () => {
  way = await openFaultyWay((await openGateway(manifest)).url)
  const opened: Store = openCloudStore({ database: connectTo(way.url).database(), manifest })
  store = loose(opened)
  await fill(store, 'notes', [
    { _id: 'rule', open: true },
    { _id: 'other', n: 1 },
  ])
})
afterAll(async () => {
  await store.close()
  await way.stop()
})

/** What went to the gateway for one transaction. */
const sentBy = async (work: Parameters<LooseStore['transact']>[0]): Promise<string[]> => {
  way.set(() => 'through')
  await store.transact(work)
  return way.seen.map((action) => action.replace('database.', ''))
}

test('a document that was only read is touched, and nobody sees it', async () => {
  const sent = await sentBy(async (tx) => {
    await tx.get('notes', 'rule')
    await tx.put('notes', { _id: 'other', n: 2 })
  })
  expect(sent.filter((action) => action === 'modifyDocument')).toHaveLength(2)
  const rule = { _id: 'rule', open: true }
  expect(await store.get('notes', 'rule')).toEqual(rule)
  expect(await store.find('notes', { filter: { _id: 'rule' }, limit: 1 })).toEqual([rule])
  expect(await store.transact((tx) => tx.get('notes', 'rule'))).toEqual(rule)
})

test('what only reads writes nothing, and what does nothing asks nothing', async () => {
  expect(await sentBy((tx) => tx.get('notes', 'rule'))).toEqual(['startTransaction', 'getDocument', 'abortTransaction'])
  expect(await sentBy(async () => undefined)).toEqual([])
})

test('a document written often is sent once, and new ones of a collection together', async () => {
  const sent = await sentBy(async (tx) => {
    for (let n = 0; n < 5; n++) await tx.put('notes', { _id: 'other', n })
    for (let i = 0; i < 20; i++) await tx.insert('notes', { _id: `new${i}` })
  })
  expect(sent).toEqual(['startTransaction', 'modifyDocument', 'insertDocument', 'commitTransaction'])
})

test('what was removed and found missing leaves no trace', async () => {
  await store.transact(async (tx) => {
    await tx.get('notes', 'never')
    await tx.put('notes', { _id: 'other', n: 3 })
  })
  expect(await store.get('notes', 'never')).toBeNull()
})

test('two that exchange their unique keys may do so', async () => {
  const numbered = (_id: string, number: string) => ({ _id, number, year: 1, serial: _id })
  await fill(store, 'numbers', [numbered('a', '1'), numbered('b', '2')])
  await fill(store, 'numbers', [numbered('a', '2'), numbered('b', '1')])
  const found = await store.find('numbers', { filter: {}, limit: 10 })
  expect(found.map(({ _id, number }) => `${_id}${number}`)).toEqual(['a2', 'b1'])
})
