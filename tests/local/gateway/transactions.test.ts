import { refusal, type Tx, useCloud } from './subject'

let now = Date.now()
const cloud = useCloud({
  now: () => now,
  manifest: { people: { indexes: [{ name: 'phone', fields: { phone: 1 }, unique: true, sparse: true }] } },
})
const db = () => cloud.app.database()
const one = async (id: string) => (await db().collection('things').doc(id).get()).data[0]

beforeAll(() => db().createCollection('things'))
beforeEach(async () => {
  now = Date.now()
  await db().collection('things').doc('a').set({ n: 0 })
})

test('a transaction sees its own writes, others see them after the commit', async () => {
  const result = await db().runTransaction(async (tx: Tx) => {
    await tx.collection('things').doc('a').update({ n: 1 })
    expect((await tx.collection('things').doc('a').get()).data.n).toBe(1)
    expect((await tx.collection('things').where({ n: 1 }).get()).data).toHaveLength(1)
    expect((await one('a')).n).toBe(0)
    return 'done'
  })
  expect(result).toBe('done')
  expect((await one('a')).n).toBe(1)
})

test('what is rolled back leaves nothing', async () => {
  const work = db().runTransaction(async (tx: Tx) => {
    await tx.collection('things').add({ _id: 'new' })
    await tx.rollback('why')
  })
  await expect(work).rejects.toBe('why')
  expect(await one('new')).toBeUndefined()
})

test('the snapshot is that of the first operation, not of the start', async () => {
  const tx = await db().startTransaction()
  await db().collection('things').doc('a').update({ n: 5 })
  expect((await tx.collection('things').doc('a').get()).data.n).toBe(5)
  await db().collection('things').doc('a').update({ n: 6 })
  expect((await tx.collection('things').doc('a').get()).data.n).toBe(5)
  await tx.rollback()
})

test('the first writer wins at the operation, and the second transaction is over', async () => {
  const [first, second] = [await db().startTransaction(), await db().startTransaction()]
  await second.collection('things').doc('a').get()
  await first.collection('things').doc('a').update({ n: 1 })
  expect(await refusal(second.collection('things').doc('a').update({ n: 2 }))).toBe('DATABASE_TRANSACTION_CONFLICT')
  expect(await refusal(second.collection('things').doc('a').get())).toBe('DATABASE_TRANSACTION_FAIL')
  await first.commit()
  expect((await one('a')).n).toBe(1)
})

test('a document that was written since the snapshot is a conflict', async () => {
  const tx = await db().startTransaction()
  await tx.collection('things').doc('a').get()
  await db().collection('things').doc('a').update({ n: 7 })
  expect(await refusal(tx.collection('things').doc('a').update({ n: 8 }))).toBe('DATABASE_TRANSACTION_CONFLICT')
})

test('write skew is allowed: what was only read may change', async () => {
  const tx = await db().startTransaction()
  await tx.collection('things').doc('a').get()
  await db().collection('things').doc('a').update({ n: 7 })
  await tx.collection('things').doc('b').set({ n: 1 })
  await tx.commit()
  expect((await one('b')).n).toBe(1)
})

test('a write outside waits for the transaction that holds the document', async () => {
  const tx = await db().startTransaction()
  await tx.collection('things').doc('a').update({ n: 1 })
  const outside = db().collection('things').doc('a').update({ m: 2 })
  await tx.commit()
  await outside
  expect(await one('a')).toEqual({ _id: 'a', n: 1, m: 2 })
})

test('a transaction lives 30 seconds, and then holds up nobody', async () => {
  const tx = await db().startTransaction()
  await tx.collection('things').doc('a').update({ n: 1 })
  now += 30_000
  await db().runTransaction(async (other: Tx) => other.collection('things').doc('a').update({ n: 2 }))
  expect(await refusal(tx.commit())).toBe('DATABASE_TRANSACTION_FAIL')
  expect((await one('a')).n).toBe(2)
})

test('of increments at the same time none is lost', async () => {
  const increment = () =>
    db().runTransaction(async (tx: Tx) => {
      const { n } = (await tx.collection('things').doc('a').get()).data
      await tx
        .collection('things')
        .doc('a')
        .update({ n: n + 1 })
    })
  const results = await Promise.allSettled(Array.from({ length: 20 }, increment))
  const committed = results.filter(({ status }) => status === 'fulfilled').length
  const codes = results.flatMap((each) => (each.status === 'rejected' ? [each.reason.code] : []))
  expect(committed).toBeGreaterThan(0)
  expect(new Set([...codes, 'DATABASE_TRANSACTION_CONFLICT'])).toEqual(new Set(['DATABASE_TRANSACTION_CONFLICT']))
  expect((await one('a')).n).toBe(committed)
})

describe('a unique index', () => {
  const people = () => db().collection('people')

  test('refuses a key that is taken, outside and inside of transactions', async () => {
    await people().add({ _id: 'p', phone: '1' })
    expect(await refusal(people().add({ _id: 'q', phone: '1' }))).toBe('DATABASE_REQUEST_FAILED')
    const tx = await db().startTransaction()
    expect(await refusal(tx.collection('people').add({ _id: 'q', phone: '1' }))).toBe('DATABASE_REQUEST_FAILED')
    expect(await refusal(tx.commit())).toBe('DATABASE_TRANSACTION_FAIL')
  })

  test('lets one transaction hand a key from one document to another', async () => {
    await people().add({ _id: 'r', phone: '2' })
    await db().runTransaction(async (tx: Tx) => {
      await tx.collection('people').doc('r').remove()
      await tx.collection('people').add({ _id: 's', phone: '2' })
    })
    expect((await people().where({ phone: '2' }).get()).data).toEqual([{ _id: 's', phone: '2' }])
  })

  test('is a conflict for two transactions that want the same key', async () => {
    const [first, second] = [await db().startTransaction(), await db().startTransaction()]
    await first.collection('people').add({ _id: 't', phone: '3' })
    expect(await refusal(second.collection('people').add({ _id: 'u', phone: '3' }))).toBe(
      'DATABASE_TRANSACTION_CONFLICT',
    )
    await first.commit()
  })
})
