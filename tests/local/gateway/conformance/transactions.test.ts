import { _, type Collection, db, filled, manual, sdkDocs, sdkTests, type Tx, useCloud } from './subject'

const cloud = useCloud()
const start = (): Promise<Tx> => cloud.app.database().startTransaction()
const run = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => cloud.app.database().runTransaction(work)

let collection: Collection
let name: string
beforeEach(async () => {
  collection = await filled(cloud, [
    { _id: '1', n: 1, tags: ['a'] },
    { _id: '2', n: 2 },
  ])
  name = collection.name
})
const numberOf = async (id: string) => (await collection.doc(id).get()).data[0]?.n

describe(`what stands in a transaction: ${sdkDocs('database/database.md')}#数据库事务， ${sdkTests('database/unit/transaction.test.ts')}`, () => {
  test('get gives the document itself, and null where there is none', async () => {
    const tx = await start()
    expect((await tx.collection(name).doc('1').get()).data).toEqual({ _id: '1', n: 1, tags: ['a'] })
    expect((await tx.collection(name).doc('x').get()).data).toBeNull()
    await tx.commit()
  })
  test('add', async () => {
    const id = await run(async (tx) => {
      const added = await tx.collection(name).add({ _id: '3', n: 3 })
      expect(added).toMatchObject({ inserted: 1, id: '3' })
      return added.id
    })
    expect(await numberOf(id)).toBe(3)
  })
  test('add of several', async () => {
    const ids = await run(async (tx) => (await tx.collection(name).add([{ n: 8 }, { n: 9 }])).ids)
    expect(ids).toHaveLength(2)
    expect((await collection.where({ n: _.gte(8) }).count()).total).toBe(2)
  })
  test('update with operators', async () => {
    await run(async (tx) => {
      expect(
        (
          await tx
            .collection(name)
            .doc('1')
            .update({ n: _.inc(5), tags: _.push('b') })
        ).updated,
      ).toBe(1)
    })
    expect((await collection.doc('1').get()).data).toEqual([{ _id: '1', n: 6, tags: ['a', 'b'] }])
  })
  test('set of what is there, and of what is not', async () => {
    await run(async (tx) => {
      expect((await tx.collection(name).doc('1').set({ n: 7 })).updated).toBe(1)
      expect((await tx.collection(name).doc('x').set({ n: 8 })).upserted).toEqual([{ _id: 'x' }])
    })
    expect([await numberOf('1'), await numberOf('x')]).toEqual([7, 8])
  })
  test('delete', async () => {
    await run(async (tx) => {
      expect((await tx.collection(name).doc('2').delete()).deleted).toBe(1)
      expect((await tx.collection(name).doc('2').get()).data).toBeNull()
    })
    expect(await numberOf('2')).toBeUndefined()
  })
  test('where with get, order and limit', async () => {
    const tx = await start()
    const { data } = await tx
      .collection(name)
      .where({ n: _.gte(1) })
      .orderBy('n', 'desc')
      .limit(1)
      .get()
    expect(data).toEqual([{ _id: '2', n: 2 }])
    await tx.rollback()
  })
  test('updateAndReturn', async () => {
    await run(async (tx) => {
      const { doc } = await tx
        .collection(name)
        .where({ n: 2 })
        .updateAndReturn({ n: _.mul(10) })
      expect(doc).toEqual({ _id: '2', n: 20 })
    })
    expect(await numberOf('2')).toBe(20)
  })
  test('dates and points', async () => {
    const [at, place] = [new Date(5), new db.Geo.Point(90, 23)]
    await run(async (tx) => {
      await tx.collection(name).add({ _id: 'p', at, place })
      expect((await tx.collection(name).doc('p').get()).data).toEqual({ _id: 'p', at, place })
    })
    expect((await collection.doc('p').get()).data).toEqual([{ _id: 'p', at, place }])
  })
  test('several collections', async () => {
    const other = await filled(cloud)
    await run(async (tx) => {
      await tx.collection(name).doc('1').remove()
      await tx.collection(other.name).add({ _id: '1', n: 1 })
    })
    expect([(await collection.count()).total, (await other.count()).total]).toEqual([1, 1])
  })
})

describe(`isolation: ${manual('core/read-isolation-consistency-recency')}, ${sdkTests('database/unit/transaction.test.ts')}`, () => {
  test('own writes are read, by id and by filter', async () => {
    const tx = await start()
    await tx.collection(name).doc('1').update({ n: 50 })
    await tx.collection(name).add({ _id: '3', n: 51 })
    expect((await tx.collection(name).doc('1').get()).data.n).toBe(50)
    const { data } = await tx
      .collection(name)
      .where({ n: _.gte(50) })
      .orderBy('n', 'asc')
      .get()
    expect(data.map(({ _id }: { _id: string }) => _id)).toEqual(['1', '3'])
    await tx.rollback()
  })
  test('what was changed is not found any more by what it was', async () => {
    const tx = await start()
    await tx.collection(name).doc('1').update({ n: 50 })
    await tx.collection(name).doc('2').remove()
    expect(
      (
        await tx
          .collection(name)
          .where({ n: _.lt(50) })
          .get()
      ).data,
    ).toEqual([])
    await tx.rollback()
  })
  test('outside nothing is seen before the commit, everything after it', async () => {
    const tx = await start()
    await tx.collection(name).doc('1').update({ n: 50 })
    await tx.collection(name).doc('2').remove()
    expect([await numberOf('1'), await numberOf('2')]).toEqual([1, 2])
    await tx.commit()
    expect([await numberOf('1'), await numberOf('2')]).toEqual([50, undefined])
  })
  test('another transaction does not see it either', async () => {
    const [one, other] = [await start(), await start()]
    await one.collection(name).doc('1').update({ n: 50 })
    expect((await other.collection(name).doc('1').get()).data.n).toBe(1)
    await one.commit()
    expect((await other.collection(name).doc('1').get()).data.n).toBe(1)
    await other.rollback()
  })
  test('the snapshot is taken by the first operation, not by the start', async () => {
    const tx = await start()
    await collection.doc('1').update({ n: 50 })
    expect((await tx.collection(name).doc('1').get()).data.n).toBe(50)
    await tx.rollback()
  })
  test('after it nothing changes, also where nothing was read yet', async () => {
    const tx = await start()
    await tx.collection(name).doc('1').get()
    await collection.doc('2').update({ n: 50 })
    await collection.add({ _id: '3', n: 2 })
    expect((await tx.collection(name).doc('2').get()).data.n).toBe(2)
    expect((await tx.collection(name).where({ n: 2 }).get()).data).toHaveLength(1)
    await tx.rollback()
  })
  test('write skew is allowed: each reads what the other writes', async () => {
    const [one, other] = [await start(), await start()]
    await one.collection(name).doc('1').get()
    await other.collection(name).doc('2').get()
    await one.collection(name).doc('2').set({ n: 10 })
    await other.collection(name).doc('1').set({ n: 20 })
    await one.commit()
    await other.commit()
    expect([await numberOf('1'), await numberOf('2')]).toEqual([20, 10])
  })
})
