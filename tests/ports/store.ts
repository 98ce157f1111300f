import type { Manifest } from '../../server/collections'
import type { Store } from '../../server/ports'
import { eachStore } from '../looseStore'
import { describeDocuments } from './store/documents'
import { describePages } from './store/pages'
import { describeQueries } from './store/queries'
import { describeTransactions } from './store/transactions'

/**
 * The behaviour that every driver of the Store port has. `open` makes an empty store with the manifest's collections;
 * the suite closes it.
 */
export function describeStore(name: string, open: (manifest: Manifest) => Promise<Store>): void {
  describe(`the store ${name}`, () => {
    describeDocuments(open)
    describeQueries(open)
    describePages(open)
    describeTransactions(open)

    describe('closed', () => {
      const store = eachStore(open)

      test('refuses everything with CLOSED', async () => {
        await store().close()
        await expect(store().get('notes', 'x')).rejects.toMatchObject({ code: 'CLOSED' })
        await expect(store().find('notes', { filter: {}, limit: 1 })).rejects.toMatchObject({ code: 'CLOSED' })
        await expect(store().transact((tx) => tx.get('notes', 'x'))).rejects.toMatchObject({ code: 'CLOSED' })
      })

      test('has first written what was under way', async () => {
        const writes = Array.from({ length: 20 }, (_, i) => store().transact((tx) => tx.put('notes', { _id: `${i}` })))
        const [results] = await Promise.all([Promise.allSettled(writes), store().close()])
        expect(results.every(({ status }) => status === 'fulfilled')).toBe(true)
      })
    })
  })
}
