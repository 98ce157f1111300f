import type { Manifest } from '../../../server/collections'
import type { Store } from '../../../server/ports'
import { eachStore, fill } from '../../looseStore'

/** One document by its id, and the keys that must be unique. */
export function describeDocuments(open: (manifest: Manifest) => Promise<Store>): void {
  const store = eachStore(open)
  const put = (...documents: { _id: string; [field: string]: unknown }[]) => fill(store(), 'numbers', documents)
  const year = (_id: string, fields: object) => ({ _id, year: 2026, serial: _id, ...fields })

  describe('documents', () => {
    test('what was put is got, whole', async () => {
      const document = {
        _id: 'n1',
        text: '督查事项 🏛 "引号"',
        nested: { list: [1, [2], { a: null }], yes: true },
        n: -1.5e-7,
      }
      await fill(store(), 'notes', [document])
      expect(await store().get('notes', 'n1')).toEqual(document)
    })

    test('what is not there is null', async () => {
      expect(await store().get('notes', 'none')).toBeNull()
    })

    test('put replaces the whole document', async () => {
      await fill(store(), 'notes', [{ _id: 'n1', a: 1 }])
      await fill(store(), 'notes', [{ _id: 'n1', b: 2 }])
      expect(await store().get('notes', 'n1')).toEqual({ _id: 'n1', b: 2 })
    })

    test('a document that was got belongs to the caller: changing it changes nothing stored', async () => {
      await fill(store(), 'notes', [{ _id: 'n1', list: [1] }])
      const mine = (await store().get('notes', 'n1')) as { _id: string; list?: number[] }
      mine.list?.push(2)
      expect(await store().get('notes', 'n1')).toEqual({ _id: 'n1', list: [1] })
    })

    test('the same id in two collections is two documents', async () => {
      await fill(store(), 'notes', [{ _id: 'same', of: 'notes' }])
      await fill(store(), 'tasks', [{ _id: 'same', of: 'tasks' }])
      expect((await store().get('notes', 'same'))?.of).toBe('notes')
    })

    test('remove takes it out of every list; removing what is not there does nothing', async () => {
      await fill(store(), 'tasks', [{ _id: 't1', circle: ['a', 'b'], unit: 'u' }])
      await store().transact(async (tx) => {
        await tx.remove('tasks', 't1')
        await tx.remove('tasks', 'none')
      })
      expect(await store().get('tasks', 't1')).toBeNull()
      expect(await store().count('tasks', { circle: 'a' })).toBe(0)
      expect(await store().count('tasks', { unit: 'u' })).toBe(0)
    })

    test('insert of an id that is taken fails with DUPLICATE and leaves the old document', async () => {
      await fill(store(), 'notes', [{ _id: 'n1', first: true }])
      const again = store().transact((tx) => tx.insert('notes', { _id: 'n1', first: false }))
      await expect(again).rejects.toMatchObject({ code: 'DUPLICATE' })
      expect(await store().get('notes', 'n1')).toEqual({ _id: 'n1', first: true })
    })

    test('a removed id can be inserted again', async () => {
      await fill(store(), 'notes', [{ _id: 'n1', round: 1 }])
      await store().transact(async (tx) => {
        await tx.remove('notes', 'n1')
        await tx.insert('notes', { _id: 'n1', round: 2 })
      })
      expect((await store().get('notes', 'n1'))?.round).toBe(2)
    })
  })

  describe('unique indexes', () => {
    test('a taken key fails with DUPLICATE and nothing of the transaction is written', async () => {
      await put(year('a', { number: '督〔2026〕1号' }))
      const second = store().transact(async (tx) => {
        await tx.put('notes', { _id: 'witness' })
        await tx.put('numbers', year('b', { number: '督〔2026〕1号' }))
      })
      await expect(second).rejects.toMatchObject({ code: 'DUPLICATE' })
      expect(await store().get('numbers', 'b')).toBeNull()
      expect(await store().get('notes', 'witness')).toBeNull()
    })

    test('a document may be written again with its own key', async () => {
      await put(year('a', { number: '1' }))
      await put(year('a', { number: '1', again: true }))
      expect((await store().get('numbers', 'a'))?.again).toBe(true)
    })

    test('a key given up in a transaction can be taken in the same', async () => {
      await put(year('a', { number: '1' }))
      await put(year('b', { number: '1' }), year('a', { number: '2' }))
      expect((await store().get('numbers', 'b'))?.number).toBe('1')
    })

    test('a compound key is taken only as a whole, and a missing field counts as null', async () => {
      await put({ _id: 'a', year: 2026, serial: 1 }, { _id: 'b', year: 2026, serial: 2 }, { _id: 'c', year: 2026 })
      await expect(put({ _id: 'd', year: 2026, serial: 2 })).rejects.toMatchObject({ code: 'DUPLICATE' })
      await expect(put({ _id: 'd', year: 2026, serial: null })).rejects.toMatchObject({ code: 'DUPLICATE' })
      await put({ _id: 'd', year: 2027, serial: 2 })
    })

    test('a sparse one leaves out what lacks the field', async () => {
      await put(year('a', {}), year('b', {}))
      expect(await store().count('numbers', {})).toBe(2)
    })

    test('on an array, no two documents share an element', async () => {
      await put(year('a', { labels: ['x', 'y'] }), year('b', { labels: ['z'] }))
      await expect(put(year('b', { labels: ['z', 'y'] }))).rejects.toMatchObject({ code: 'DUPLICATE' })
      await put(year('a', { labels: ['x'] }), year('b', { labels: ['z', 'y'] }))
    })

    test('of two at once that want the same key one gets it', async () => {
      const results = await Promise.allSettled([put(year('a', { number: '1' })), put(year('b', { number: '1' }))])
      expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      expect(await store().count('numbers', { number: '1' })).toBe(1)
    })

    test('a commit that fails does not take its neighbours along', async () => {
      await put(year('taken', { number: '0' }))
      const wanted = Array.from({ length: 30 }, (_, i) => year(`n${i}`, { number: i % 3 === 0 ? '0' : `${i}` }))
      const results = await Promise.allSettled(wanted.map((document) => put(document)))
      expect(results.map(({ status }) => status)).toEqual(
        wanted.map((_, i) => (i % 3 === 0 ? 'rejected' : 'fulfilled')),
      )
      expect(await store().count('numbers', {})).toBe(21)
    })
  })
}
