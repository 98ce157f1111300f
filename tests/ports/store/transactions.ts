import type { Manifest } from '../../../server/collections'
import type { Store } from '../../../server/ports'
import { eachStore, fill, gate, type LooseTransaction } from '../../looseStore'

const increment = async (tx: LooseTransaction, id: string): Promise<void> => {
  const counter = await tx.get('notes', id)
  await tx.put('notes', { _id: id, n: ((counter?.n as number) ?? 0) + 1 })
}

/** What a transaction sees, what others see of it, and who wins. */
export function describeTransactions(open: (manifest: Manifest) => Promise<Store>): void {
  const store = eachStore(open)

  describe('a transaction', () => {
    test('returns what its work returns', async () => {
      expect(await store().transact(async () => 'answer')).toBe('answer')
    })

    test('sees its own writes', async () => {
      await fill(store(), 'notes', [{ _id: 'old' }])
      await store().transact(async (tx) => {
        await tx.insert('notes', { _id: 'new', n: 1 })
        await tx.remove('notes', 'old')
        expect(await tx.get('notes', 'new')).toEqual({ _id: 'new', n: 1 })
        expect(await tx.get('notes', 'old')).toBeNull()
        await expect(tx.insert('notes', { _id: 'new' })).rejects.toMatchObject({ code: 'DUPLICATE' })
      })
    })

    test('keeps what was put, not what the caller made of the object afterwards', async () => {
      const document = { _id: 'n', list: [1] }
      await store().transact(async (tx) => {
        await tx.put('notes', document)
        document.list.push(2)
      })
      expect(await store().get('notes', 'n')).toEqual({ _id: 'n', list: [1] })
    })

    test('indexes a document that was changed in place before it was put back', async () => {
      await fill(store(), 'tasks', [{ _id: 't', circle: ['a', 'b'], unit: 'u1' }])
      await store().transact(async (tx) => {
        const task = await tx.get('tasks', 't')
        if (!task) throw new Error('t is missing')
        task.unit = 'u2'
        ;(task.circle as string[]).splice(0, 1, 'c')
        await tx.put('tasks', task)
      })
      const counted = ['a', 'b', 'c'].map((member) => store().count('tasks', { circle: member }))
      expect(await Promise.all(counted)).toEqual([0, 1, 1])
      expect(await store().count('tasks', { unit: 'u1' })).toBe(0)
    })

    test('shows nothing to others before it commits, and then all', async () => {
      const [written, looked] = [gate(), gate()]
      const running = store().transact(async (tx) => {
        await tx.put('notes', { _id: 'x' })
        await tx.put('notes', { _id: 'y' })
        written.open()
        await looked.passed
      })
      await written.passed
      expect(await store().count('notes', {})).toBe(0)
      looked.open()
      await running
      expect(await store().count('notes', {})).toBe(2)
    })

    test('reads one snapshot from its first operation on, whatever others commit meanwhile', async () => {
      await fill(store(), 'notes', [
        { _id: 'x', n: 1 },
        { _id: 'y', n: 1 },
      ])
      const [started, changed] = [gate(), gate()]
      let attempt = 0
      const seen = store().transact(async (tx) => {
        const x = await tx.get('notes', 'x')
        if (++attempt === 1) {
          started.open()
          await changed.passed
        }
        return [x?.n, (await tx.get('notes', 'y'))?.n]
      })
      await started.passed
      await fill(store(), 'notes', [
        { _id: 'x', n: 2 },
        { _id: 'y', n: 2 },
      ])
      changed.open()
      expect(await seen).toEqual([1, 1])
    })

    test('whose work throws leaves nothing and throws the same', async () => {
      const surprise = new Error('surprise')
      const failing = store().transact(async (tx) => {
        await tx.put('notes', { _id: 'x' })
        throw surprise
      })
      await expect(failing).rejects.toBe(surprise)
      expect(await store().count('notes', {})).toBe(0)
    })

    test('cannot be used after its end', async () => {
      let leaked: LooseTransaction | undefined
      await store().transact(async (tx) => {
        leaked = tx
      })
      await expect(leaked?.get('notes', 'x')).rejects.toMatchObject({ code: 'CLOSED' })
    })
  })

  describe('a conflict', () => {
    /** Runs `first` in a transaction that stops before its end, lets `other` commit, and tells how often it ran. */
    async function against(
      other: () => Promise<void>,
      first: (tx: LooseTransaction) => Promise<void>,
    ): Promise<number> {
      const [stopped, goOn] = [gate(), gate()]
      let attempts = 0
      const running = store().transact(async (tx) => {
        attempts++
        await first(tx)
        stopped.open()
        await goOn.passed
      })
      await stopped.passed
      await other()
      goOn.open()
      await running
      return attempts
    }

    test('runs the work again on what is there now', async () => {
      await fill(store(), 'notes', [{ _id: 'x', n: 1 }])
      const attempts = await against(
        () => fill(store(), 'notes', [{ _id: 'x', n: 10 }]),
        (tx) => increment(tx, 'x'),
      )
      expect(attempts).toBe(2)
      expect((await store().get('notes', 'x'))?.n).toBe(11)
    })

    test('is also one when a document that was only read has changed', async () => {
      await fill(store(), 'notes', [{ _id: 'rule', open: true }])
      const attempts = await against(
        () => fill(store(), 'notes', [{ _id: 'rule', open: false }]),
        async (tx) => {
          const rule = await tx.get('notes', 'rule')
          await tx.put('notes', { _id: 'made', under: rule?.open })
        },
      )
      expect(attempts).toBe(2)
      expect((await store().get('notes', 'made'))?.under).toBe(false)
    })

    test('is also one when a document that was found missing is there now', async () => {
      const attempts = await against(
        () => fill(store(), 'notes', [{ _id: 'key', by: 'other' }]),
        async (tx) => {
          const key = await tx.get('notes', 'key')
          await tx.put('notes', { _id: 'result', key: key?.by ?? 'mine' })
        },
      )
      expect(attempts).toBe(2)
      expect((await store().get('notes', 'result'))?.key).toBe('other')
    })

    test('is also one when the document was removed and made anew', async () => {
      await fill(store(), 'notes', [{ _id: 'x', n: 1 }])
      const remake = async () => {
        await store().transact((tx) => tx.remove('notes', 'x'))
        await fill(store(), 'notes', [{ _id: 'x', n: 1 }])
      }
      expect(await against(remake, (tx) => increment(tx, 'x'))).toBe(2)
    })

    test('is none between transactions that touch different documents', async () => {
      const attempts = await against(
        () => fill(store(), 'notes', [{ _id: 'y' }]),
        (tx) => increment(tx, 'x'),
      )
      expect(attempts).toBe(1)
    })

    test('that never ends is given up with CONFLICT, and nothing is written', async () => {
      let attempts = 0
      const losing = store().transact(async (tx) => {
        await increment(tx, 'x')
        await tx.put('notes', { _id: 'trace' })
        await store().transact((other) => increment(other, 'x'))
        attempts++
      })
      await expect(losing).rejects.toMatchObject({ code: 'CONFLICT' })
      expect(attempts).toBeGreaterThan(3)
      expect((await store().get('notes', 'x'))?.n).toBe(attempts)
      expect(await store().get('notes', 'trace')).toBeNull()
    })

    test('costs no increment: 20 at once all succeed and none is lost', async () => {
      await Promise.all(Array.from({ length: 20 }, () => store().transact((tx) => increment(tx, 'counter'))))
      expect((await store().get('notes', 'counter'))?.n).toBe(20)
    })
  })
}
