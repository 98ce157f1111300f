import { _, db, filled, idsOf, manual, mongo, raw, refusal, sdkDocs, sdkTests, useCloud, where } from './subject'

const cloud = useCloud()

describe(`add: ${sdkDocs('database/database.md')}#add, ${manual('reference/method/db.collection.insertMany')}`, () => {
  test('one document comes back with an id that was made for it', async () => {
    const collection = await filled(cloud)
    const { id } = (await collection.add({ n: 1 })) as { id: string }
    expect(typeof id).toBe('string')
    expect((await collection.doc(id).get()).data).toEqual([{ _id: id, n: 1 }])
  })
  test('several documents give as many ids, in their order', async () => {
    const collection = await filled(cloud)
    const { ids } = (await collection.add([{ n: 1 }, { n: 2 }, { n: 3 }] as never)) as unknown as { ids: string[] }
    expect(new Set(ids).size).toBe(3)
    expect((await collection.doc(ids[1] as string).get()).data[0].n).toBe(2)
  })
  test('an id that is given is kept', async () => {
    const collection = await filled(cloud)
    expect(await collection.add({ _id: '10001', name: 'Ben' })).toMatchObject({ id: '10001' })
  })
  test('24 hexadecimal digits stay a text', async () => {
    const collection = await filled(cloud, [{ _id: '5e7b474a5e54c773b58d7b39' }])
    expect(idsOf((await collection.where({ _id: '5e7b474a5e54c773b58d7b39' }).get()).data)).toHaveLength(1)
  })
  test('an ObjectId comes back as its digits', async () => {
    const collection = await filled(cloud)
    const id = '5e7b474a5e54c773b58d7b39'
    expect(await collection.add({ _id: db.ObjectId({ id }), ref: db.ObjectId({ id }) })).toMatchObject({ id })
    expect((await collection.where({ ref: db.ObjectId({ id }) }).get()).data).toEqual([{ _id: id, ref: id }])
  })
  test('an id that is taken is refused, and the document stays', async () => {
    const collection = await filled(cloud, [{ _id: 'a', n: 1 }])
    expect(await refusal(collection.add({ _id: 'a', n: 2 }))).toBe('DATABASE_REQUEST_FAILED')
    expect((await collection.doc('a').get()).data[0].n).toBe(1)
  })
  test('of several, those before the one that is refused stay, those after it are not written', async () => {
    const collection = await filled(cloud, [{ _id: 'b' }])
    expect(await refusal(collection.add([{ _id: 'a' }, { _id: 'b' }, { _id: 'c' }] as never))).toBe(
      'DATABASE_REQUEST_FAILED',
    )
    expect(idsOf((await collection.orderBy('_id', 'asc').get()).data)).toEqual(['a', 'b'])
  })
  test(`a name that begins with a dollar is refused (${sdkTests('database/index.test.ts')})`, async () => {
    const collection = await filled(cloud)
    expect(await refusal(collection.add({ $_key: 1 }))).toBe('DATABASE_REQUEST_FAILED')
  })
})

describe(`doc: ${sdkDocs('database/database.md')}#update--set, ${sdkTests('database/unit/document.test.ts')}`, () => {
  test('get of what is not there is an empty list', async () => {
    expect((await (await filled(cloud)).doc('x').get()).data).toEqual([])
  })
  test('update of what is not there changes nothing and makes nothing', async () => {
    const collection = await filled(cloud)
    expect((await collection.doc('x').update({ n: 1 })).updated).toBe(0)
    expect((await collection.count()).total).toBe(0)
  })
  test('update keeps the other fields, set does not', async () => {
    const collection = await filled(cloud, [
      { _id: 'a', n: 1, m: 1 },
      { _id: 'b', n: 1, m: 1 },
    ])
    await collection.doc('a').update({ n: 2 })
    await collection.doc('b').set({ n: 2 })
    expect((await collection.orderBy('_id', 'asc').get()).data).toEqual([
      { _id: 'a', n: 2, m: 1 },
      { _id: 'b', n: 2 },
    ])
  })
  test('set of what is not there makes it', async () => {
    const collection = await filled(cloud)
    expect(await collection.doc('x').set({ n: 1 })).toMatchObject({ upsertedId: 'x' })
    expect((await collection.doc('x').get()).data).toEqual([{ _id: 'x', n: 1 }])
  })
  test('set of what is there says that one was changed', async () => {
    const collection = await filled(cloud, [{ _id: 'x', n: 1 }])
    expect((await collection.doc('x').set({ n: 2 })).updated).toBe(1)
  })
  test('set keeps objects as they are sent', async () => {
    const collection = await filled(cloud)
    await collection.doc('x').set({ in: { a: 1, b: { c: 2 } } })
    expect((await collection.doc('x').get()).data).toEqual([{ _id: 'x', in: { a: 1, b: { c: 2 } } }])
  })
  test.each([
    ['update', (data: object) => async () => (await filled(cloud)).doc('x').update(data)],
    ['set', (data: object) => async () => (await filled(cloud)).doc('x').set(data)],
  ])('%s does not take an id among the fields', async (_what, change) => {
    expect(await refusal(change({ _id: 'y', n: 1 })())).toBe('INVALID_PARAM')
  })
  test('remove counts what it removed', async () => {
    const collection = await filled(cloud, [{ _id: 'a' }])
    expect((await collection.doc('a').remove()).deleted).toBe(1)
    expect((await collection.doc('a').remove()).deleted).toBe(0)
  })
})

describe(`where: ${manual('reference/method/db.collection.updateMany')}, ${sdkTests('database/index.test.ts')}`, () => {
  const three = [
    { _id: 'a', k: 1, n: 1 },
    { _id: 'b', k: 1, n: 2 },
    { _id: 'c', k: 2, n: 3 },
  ]
  const numbers = async (collection: Awaited<ReturnType<typeof filled>>) =>
    (await collection.orderBy('_id', 'asc').get()).data.map(({ n }) => n)

  test('update changes all that match', async () => {
    const collection = await filled(cloud, three)
    expect((await collection.where({ k: 1 }).update({ n: _.inc(10) })).updated).toBe(2)
    expect(await numbers(collection)).toEqual([11, 12, 3])
  })
  test('with multiple: false only one', async () => {
    const collection = await filled(cloud, three)
    expect((await collection.where({ k: 1 }).options({ multiple: false }).update({ n: 0 })).updated).toBe(1)
    expect((await collection.where({ n: 0 }).count()).total).toBe(1)
  })
  test('only what became different is counted', async () => {
    const collection = await filled(cloud, three)
    expect((await collection.where({ k: 1 }).update({ n: 1 })).updated).toBe(1)
  })
  test('update of nothing makes nothing', async () => {
    const collection = await filled(cloud, three)
    expect((await collection.where({ k: 9 }).update({ n: 1 })).updated).toBe(0)
    expect((await collection.count()).total).toBe(3)
  })
  test('remove takes all that match', async () => {
    const collection = await filled(cloud, three)
    expect((await collection.where({ n: _.gte(2) }).remove()).deleted).toBe(2)
    expect(await numbers(collection)).toEqual([1])
  })
  test('remove with multiple: false takes one', async () => {
    const collection = await filled(cloud, three)
    expect((await collection.where({ k: 1 }).options({ multiple: false }).remove()).deleted).toBe(1)
    expect((await collection.where({ k: 1 }).count()).total).toBe(1)
  })
  test('a place in an array that the filter found is changed by its sign', async () => {
    const collection = await filled(cloud, [
      {
        _id: 'a',
        list: [
          { k: 'x', n: 1 },
          { k: 'y', n: 1 },
        ],
      },
    ])
    await raw(collection)
      .where({ 'list.k': 'y' })
      .update({ $set: { 'list.$.n': 5 } })
    expect((await collection.doc('a').get()).data[0].list).toEqual([
      { k: 'x', n: 1 },
      { k: 'y', n: 5 },
    ])
  })
  test(`the same in MongoDB’s own words (${sdkTests('database/unit/document.test.ts')})`, async () => {
    const collection = await filled(cloud, three)
    const { updated } = await where(collection, mongo({ k: { $eq: 1 }, n: { $gt: 1 } })).update({ $set: { n: 5 } })
    expect([updated, await numbers(collection)]).toEqual([1, [1, 5, 3]])
  })
})

describe(`updateAndReturn: ${sdkTests('database/index.test.ts')}`, () => {
  test('gives the document as it became', async () => {
    const collection = await filled(cloud, [{ _id: 'a', n: 1 }])
    expect(await collection.where({ n: 1 }).updateAndReturn({ n: _.inc(1) })).toMatchObject({
      updated: 1,
      doc: { _id: 'a', n: 2 },
    })
  })
  test('changes one only', async () => {
    const collection = await filled(cloud, [{ n: 1 }, { n: 1 }])
    await collection.where({ n: 1 }).updateAndReturn({ n: 2 })
    expect((await collection.where({ n: 2 }).count()).total).toBe(1)
  })
  test('counts a document that stays as it is', async () => {
    const collection = await filled(cloud, [{ _id: 'a', n: 1 }])
    expect((await collection.where({ n: 1 }).updateAndReturn({ n: 1 })).updated).toBe(1)
  })
  test('of nothing gives null', async () => {
    const collection = await filled(cloud)
    expect(await collection.where({ n: 1 }).updateAndReturn({ n: 2 })).toMatchObject({ updated: 0, doc: null })
  })
})
