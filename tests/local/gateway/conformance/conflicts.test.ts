import { _, type Collection, filled, manual, refusal, sdkTests, type Tx, useCloud } from './subject'

let late = 0
const cloud = useCloud({ now: () => Date.now() + late })
const start = (): Promise<Tx> => cloud.app.database().startTransaction()
const run = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => cloud.app.database().runTransaction(work)

const CONFLICT = 'DATABASE_TRANSACTION_CONFLICT'
const OVER = 'DATABASE_TRANSACTION_FAIL'

let collection: Collection
let name: string
beforeEach(async () => {
  late = 0
  collection = await filled(cloud, [
    { _id: '1', n: 1, tags: ['a'] },
    { _id: '2', n: 2 },
  ])
  name = collection.name
})
const numberOf = async (id: string) => (await collection.doc(id).get()).data[0]?.n

describe(`conflicts: ${manual('core/transactions-production-consideration')}#in-progress-transactions-and-write-conflicts`, () => {
  test('the first writer wins at the operation', async () => {
    const [one, other] = [await start(), await start()]
    await one.collection(name).doc('1').update({ n: 10 })
    expect(await refusal(other.collection(name).doc('1').update({ n: 20 }))).toBe(CONFLICT)
    await one.commit()
    expect(await numberOf('1')).toBe(10)
  })
  test('the other is over then, and its earlier writes are undone', async () => {
    const [one, other] = [await start(), await start()]
    await other.collection(name).doc('2').update({ n: 20 })
    await one.collection(name).doc('1').update({ n: 10 })
    expect(await refusal(other.collection(name).doc('1').update({ n: 20 }))).toBe(CONFLICT)
    expect(await refusal(other.commit())).toBe(OVER)
    await one.collection(name).doc('2').update({ n: 11 })
    await one.commit()
    expect([await numberOf('1'), await numberOf('2')]).toEqual([10, 11])
  })
  test('a document that was changed since the snapshot cannot be changed', async () => {
    const tx = await start()
    await tx.collection(name).doc('2').get()
    await collection.doc('1').set({ n: 50 })
    expect(await refusal(tx.collection(name).doc('1').update({ n: 60 }))).toBe(CONFLICT)
    expect(await numberOf('1')).toBe(50)
  })
  test('nor removed', async () => {
    const tx = await start()
    await tx.collection(name).doc('1').get()
    await collection.doc('1').update({ n: 50 })
    expect(await refusal(tx.collection(name).doc('1').remove())).toBe(CONFLICT)
  })
  test('two cannot make the same document', async () => {
    const [one, other] = [await start(), await start()]
    await one.collection(name).add({ _id: 'new', n: 1 })
    expect(await refusal(other.collection(name).add({ _id: 'new', n: 2 }))).toBe(CONFLICT)
    await one.commit()
    expect(await numberOf('new')).toBe(1)
  })
  test('different documents are no conflict', async () => {
    const [one, other] = [await start(), await start()]
    await one.collection(name).doc('1').update({ n: 10 })
    await other.collection(name).doc('2').update({ n: 20 })
    await other.commit()
    await one.commit()
    expect([await numberOf('1'), await numberOf('2')]).toEqual([10, 20])
  })
  test('after a rollback of the first the document is free', async () => {
    const [one, other] = [await start(), await start()]
    await one.collection(name).doc('1').update({ n: 10 })
    await one.rollback()
    await other.collection(name).doc('1').update({ n: 20 })
    await other.commit()
    expect(await numberOf('1')).toBe(20)
  })
  test('a write outside waits for a transaction that holds the document', async () => {
    const tx = await start()
    await tx.collection(name).doc('1').update({ n: 10 })
    const outside = collection.doc('1').update({ n: _.inc(1) })
    await tx.commit()
    await outside
    expect(await numberOf('1')).toBe(11)
  })
})

describe(`the end: ${manual('core/transactions')}, ${sdkTests('database/unit/transaction.test.ts')}`, () => {
  test('what is rolled back leaves nothing', async () => {
    const tx = await start()
    await tx.collection(name).doc('1').update({ n: 50 })
    await tx.collection(name).add({ _id: '3' })
    await tx.collection(name).doc('2').remove()
    await tx.rollback()
    expect((await collection.orderBy('_id', 'asc').get()).data).toEqual([
      { _id: '1', n: 1, tags: ['a'] },
      { _id: '2', n: 2 },
    ])
  })
  test.each([
    ['commit', (tx: Tx) => tx.commit()],
    ['rollback', (tx: Tx) => tx.rollback()],
  ])('after %s every operation is refused', async (_what, end) => {
    const tx = await start()
    await tx.collection(name).doc('1').get()
    await end(tx)
    expect(await refusal(tx.collection(name).doc('1').get())).toBe(OVER)
    expect(await refusal(tx.collection(name).doc('1').update({ n: 5 }))).toBe(OVER)
    expect(await refusal(tx.commit())).toBe(OVER)
    expect(await numberOf('1')).toBe(1)
  })
  test('a transaction that did nothing can be committed', async () => {
    expect(typeof (await (await start()).commit()).requestId).toBe('string')
  })
  test('30 seconds after its start it is over, and its writes are undone', async () => {
    const tx = await start()
    await tx.collection(name).doc('1').update({ n: 50 })
    late = 31_000
    expect(await refusal(tx.commit())).toBe(OVER)
    expect(await numberOf('1')).toBe(1)
  })
  test('an operation that the database refuses ends it', async () => {
    const tx = await start()
    await tx.collection(name).doc('2').update({ n: 50 })
    expect(
      await refusal(
        tx
          .collection(name)
          .doc('1')
          .update({ tags: _.inc(1) }),
      ),
    ).toBe('DATABASE_REQUEST_FAILED')
    expect(await refusal(tx.commit())).toBe(OVER)
    expect(await numberOf('2')).toBe(2)
  })
})

describe('runTransaction: developers.weixin.qq.com/miniprogram/dev/wxcloud/reference-sdk-api/database/Database.runTransaction.html', () => {
  test('gives what the work returns, after the commit', async () => {
    const value = await run(async (tx) => {
      await tx.collection(name).doc('1').update({ n: 9 })
      return { done: true }
    })
    expect([value, await numberOf('1')]).toEqual([{ done: true }, 9])
  })
  test.each([
    ['a text', 'why'],
    ['an object', { code: 'NO' }],
    ['nothing', undefined],
  ])('is rejected with what rollback was given: %s', async (_what, reason) => {
    const work = run(async (tx) => {
      await tx.collection(name).doc('1').update({ n: 9 })
      await tx.rollback(reason)
    })
    await expect(work).rejects.toEqual(reason)
    expect(await numberOf('1')).toBe(1)
  })
  test('is rejected with what the work throws, and rolled back', async () => {
    const work = run(async (tx) => {
      await tx.collection(name).doc('1').update({ n: 9 })
      throw new Error('broken')
    })
    await expect(work).rejects.toThrow('broken')
    expect(await numberOf('1')).toBe(1)
  })
  test('is tried again after a conflict', async () => {
    let attempts = 0
    await run(async (tx) => {
      const { n } = (await tx.collection(name).doc('1').get()).data
      if (++attempts === 1) await collection.doc('1').update({ n: 100 })
      await tx
        .collection(name)
        .doc('1')
        .update({ n: n + 1 })
    })
    expect([attempts, await numberOf('1')]).toEqual([2, 101])
  })
  test('gives up with the conflict: one attempt and three more', async () => {
    let attempts = 0
    const work = run(async (tx) => {
      await tx.collection(name).doc('1').get()
      attempts++
      await collection.doc('1').update({ n: _.inc(1) })
      await tx.collection(name).doc('1').update({ n: 0 })
    })
    expect(await refusal(work)).toBe(CONFLICT)
    expect([attempts, await numberOf('1')]).toEqual([4, 5])
  })
  test('of many at the same time each that says so is counted, and no other', async () => {
    const increment = () =>
      run(async (tx) => {
        const { n } = (await tx.collection(name).doc('1').get()).data
        await tx
          .collection(name)
          .doc('1')
          .update({ n: n + 1 })
      })
    const codes = await Promise.all(Array.from({ length: 12 }, () => refusal(increment())))
    const committed = codes.filter((code) => code === 'not refused').length
    expect(codes.filter((code) => code !== 'not refused' && code !== CONFLICT)).toEqual([])
    expect(committed).toBeGreaterThan(0)
    expect(await numberOf('1')).toBe(1 + committed)
  })
  test('of as many single increments none is lost', async () => {
    await Promise.all(Array.from({ length: 20 }, () => collection.doc('1').update({ n: _.inc(1) })))
    expect(await numberOf('1')).toBe(21)
  })
})
