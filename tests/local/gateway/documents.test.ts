import { refusal, useCloud } from './subject'

const cloud = useCloud()
const db = () => cloud.app.database()
const command = () => db().command

let name = ''
let number = 0
beforeEach(async () => {
  name = `things${number++}`
  await db().createCollection(name)
})
const things = () => db().collection(name)
const ids = async (where: object) => (await things().where(where).get()).data.map(({ _id }: { _id: string }) => _id)
const one = async (id: string) => (await things().doc(id).get()).data[0]

test('collections are made on purpose only, and once', async () => {
  expect(await refusal(db().collection('nowhere').get())).toBe('DATABASE_COLLECTION_NOT_EXIST')
  expect(await refusal(db().collection('nowhere').add({ a: 1 }))).toBe('DATABASE_COLLECTION_NOT_EXIST')
  expect(await refusal(db().createCollection(name))).toBe('DATABASE_COLLECTION_ALREADY_EXIST')
})

test('a document comes back as it was sent, with an id of 32 hexadecimal digits', async () => {
  const sent = {
    n: 1,
    big: 1e12,
    half: 1.5,
    no: null,
    yes: true,
    list: [1, 'a', { b: [] }],
    at: new Date(5),
  }
  const { id } = (await things().add(sent)) as { id: string }
  expect(id).toMatch(/^[0-9a-f]{32}$/)
  expect(await one(id)).toEqual({ _id: id, ...sent })
})

test('a regular expression comes back as the SDK reads it', async () => {
  await things().add({ _id: 'a', pattern: /a+/i })
  expect((await one('a')).pattern).toMatchObject({ pattern: 'a+', options: 'i' })
})

test('an id that is taken is refused', async () => {
  await things().add({ _id: 'a' })
  expect(await refusal(things().add({ _id: 'a' }))).toBe('DATABASE_REQUEST_FAILED')
})

test('the server writes its own time, with an offset', async () => {
  const before = Date.now()
  await things().add({ _id: 'a', at: db().serverDate({ offset: 60_000 }) })
  const { at } = await one('a')
  expect(at.getTime()).toBeGreaterThanOrEqual(before + 60_000)
  expect(at.getTime()).toBeLessThan(before + 120_000)
})

test('filters, order, skip, limit and projection', async () => {
  const _ = command()
  await things().add([
    { _id: 'a', n: 1, tags: ['x'], in: { k: 1 } },
    { _id: 'b', n: 2, tags: [], at: new Date(7) },
    { _id: 'c', n: 3, tags: ['x', 'y'] },
  ])
  expect(await ids({ n: 2 })).toEqual(['b'])
  expect(await ids({ n: _.gte(2).and(_.lt(3)) })).toEqual(['b'])
  expect(await ids(_.or([{ n: 1 }, { n: 3 }]))).toEqual(['a', 'c'])
  expect(await ids({ _id: /^[ab]/ })).toEqual(['a', 'b'])
  expect(await ids({ tags: 'x' })).toEqual(['a', 'c'])
  expect(await ids({ in: { k: 1 } })).toEqual(['a'])
  expect(await ids({ 'tags.1': _.exists(true) })).toEqual(['c'])
  expect(await ids({ at: _.lte(new Date(7)) })).toEqual(['b'])
  expect(
    (
      await things()
        .where({ n: _.gt(1) })
        .count()
    ).total,
  ).toBe(2)
  const page = await things().orderBy('n', 'desc').skip(1).limit(1).field({ n: true }).get()
  expect(page.data).toEqual([{ _id: 'b', n: 2 }])
})

test('updates change what they name; set replaces or makes', async () => {
  const _ = command()
  await things().add({ _id: 'a', n: 1, f: 1, tags: ['x'] })
  const change = { n: _.inc(10), tags: _.push(['z']), 'deep.er': 5, f: _.remove() }
  expect((await things().doc('a').update(change)).updated).toBe(1)
  expect(await one('a')).toEqual({ _id: 'a', n: 11, tags: ['x', 'z'], deep: { er: 5 } })
  expect((await things().doc('a').update({ n: 11 })).updated).toBe(0)
  expect((await things().doc('nobody').update({ n: 1 })).updated).toBe(0)
  expect(await things().doc('b').set({ n: 9 })).toMatchObject({ updated: 0, upsertedId: 'b' })
  expect((await things().doc('b').set({ q: 1 })).updated).toBe(1)
  expect(await one('b')).toEqual({ _id: 'b', q: 1 })
  expect(
    (
      await things()
        .where({ _id: _.in(['a', 'b']) })
        .update({ m: 1 })
    ).updated,
  ).toBe(2)
  expect(
    await things()
      .where({ _id: 'a' })
      .updateAndReturn({ n: _.inc(1) }),
  ).toMatchObject({ updated: 1, doc: { n: 12 } })
})

test('remove by id and by filter', async () => {
  await things().add([{ _id: 'a' }, { _id: 'b', n: 1 }, { _id: 'c', n: 1 }])
  expect((await things().doc('a').remove()).deleted).toBe(1)
  expect((await things().where({ n: 1 }).remove()).deleted).toBe(2)
  expect(await ids({})).toEqual([])
})

test('what stays after a restart: documents, collections made at run time', async () => {
  await things().add({ _id: 'a', at: new Date(3) })
  await cloud.restart()
  expect(await one('a')).toEqual({ _id: 'a', at: new Date(3) })
  expect(await refusal(db().createCollection(name))).toBe('DATABASE_COLLECTION_ALREADY_EXIST')
})
