import { filled, manual, refusal, sdkDocs, type Tx, useCloud } from './subject'

const cloud = useCloud({
  manifest: {
    people: {
      indexes: [
        { name: 'phone', fields: { phone: 1 }, unique: true, sparse: true },
        { name: 'post', fields: { unit: 1, post: 1 }, unique: true, sparse: true },
      ],
    },
    numbered: { indexes: [{ name: 'number', fields: { number: 1 }, unique: true }] },
  },
})
const collection = (name: string) => cloud.app.database().collection(name)

describe(`collections: ${sdkDocs('database/database.md')}#createcollection, docs.cloudbase.net/error-code/basic`, () => {
  test.each([
    ['get', () => collection('nowhere').get()],
    ['get by id', () => collection('nowhere').doc('a').get()],
    ['count', () => collection('nowhere').count()],
    ['add', () => collection('nowhere').add({ a: 1 })],
    ['set', () => collection('nowhere').doc('a').set({ a: 1 })],
    ['update', () => collection('nowhere').where({ a: 1 }).update({ a: 2 })],
    ['remove', () => collection('nowhere').where({ a: 1 }).remove()],
    ['aggregate', () => collection('nowhere').aggregate().match({ a: 1 }).end()],
  ])('%s does not make one', async (_what, act) => {
    expect(await refusal(act())).toBe('DATABASE_COLLECTION_NOT_EXIST')
  })
  test('a new one is empty', async () => {
    expect((await (await filled(cloud)).count()).total).toBe(0)
  })
  test('one that is there is not made again', async () => {
    expect(await refusal(cloud.app.database().createCollection('people'))).toBe('DATABASE_COLLECTION_ALREADY_EXIST')
  })
  test('the same id may stand in two collections', async () => {
    const [one, other] = [await filled(cloud, [{ _id: 'a', n: 1 }]), await filled(cloud, [{ _id: 'a', n: 2 }])]
    expect([(await one.doc('a').get()).data[0].n, (await other.doc('a').get()).data[0].n]).toEqual([1, 2])
  })
})

describe(`unique indexes: ${manual('core/index-unique')}`, () => {
  beforeEach(async () => {
    for (const name of ['people', 'numbered']) await collection(name).where({}).remove()
  })

  test('a key stands once', async () => {
    await collection('people').add({ _id: 'a', phone: '1' })
    expect(await refusal(collection('people').add({ _id: 'b', phone: '1' }))).toBe('DATABASE_REQUEST_FAILED')
    expect((await collection('people').count()).total).toBe(1)
  })
  test('an update cannot take a key either', async () => {
    await collection('people').add([
      { _id: 'a', phone: '1' },
      { _id: 'b', phone: '2' },
    ] as never)
    expect(await refusal(collection('people').doc('b').update({ phone: '1' }))).toBe('DATABASE_REQUEST_FAILED')
    expect(await refusal(collection('people').doc('b').set({ phone: '1' }))).toBe('DATABASE_REQUEST_FAILED')
    expect((await collection('people').doc('b').get()).data[0].phone).toBe('2')
  })
  test('a key is free again when its document is gone', async () => {
    await collection('people').add({ _id: 'a', phone: '1' })
    await collection('people').doc('a').remove()
    await collection('people').add({ _id: 'b', phone: '1' })
    expect((await collection('people').count()).total).toBe(1)
  })
  test('a document may be written again with its own key', async () => {
    await collection('people').add({ _id: 'a', phone: '1', n: 1 })
    expect((await collection('people').doc('a').set({ phone: '1', n: 2 })).updated).toBe(1)
  })
  test('of two fields it is the pair that stands once', async () => {
    await collection('people').add({ _id: 'a', unit: 'x', post: 1 })
    await collection('people').add({ _id: 'b', unit: 'x', post: 2 })
    expect(await refusal(collection('people').add({ _id: 'c', unit: 'x', post: 2 }))).toBe('DATABASE_REQUEST_FAILED')
  })
  test(`documents without the field are left out of a sparse index (${manual('core/index-sparse')})`, async () => {
    await collection('people').add([{ _id: 'a' }, { _id: 'b' }] as never)
    expect((await collection('people').count()).total).toBe(2)
  })
  test('in an index that is not sparse a missing field is null, and null stands once', async () => {
    await collection('numbered').add({ _id: 'a' })
    expect(await refusal(collection('numbered').add({ _id: 'b' }))).toBe('DATABASE_REQUEST_FAILED')
  })
  test(`a transaction is refused too, and is over (${manual('core/transactions')})`, async () => {
    await collection('people').add({ _id: 'a', phone: '1' })
    const work = cloud.app.database().runTransaction(async (tx: Tx) => {
      await tx.collection('people').add({ _id: 'x', phone: '7' })
      await tx.collection('people').add({ _id: 'b', phone: '1' })
    })
    expect(await refusal(work)).toBe('DATABASE_REQUEST_FAILED')
    expect((await collection('people').count()).total).toBe(1)
  })
})
