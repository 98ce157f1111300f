import { _, type Collection, db, filled, manual, sdkDocs, sdkTests, useCloud } from './subject'

const cloud = useCloud()
let collection: Collection
beforeAll(async () => {
  collection = await filled(cloud)
})

const back = async (id: string) => (await collection.doc(id).get()).data[0].v

describe(`values come back as they were sent: ${manual('reference/bson-types')}`, () => {
  const instant = new Date('2026-03-01T08:00:00.123Z')
  test.each([
    ['an int', 7],
    ['a negative int', -7],
    ['the least int', -(2 ** 31)],
    ['the greatest int', 2 ** 31 - 1],
    ['the first long', 2 ** 31],
    ['a long', 1_767_225_600_000],
    ['the greatest safe whole number', Number.MAX_SAFE_INTEGER],
    ['a double', 0.1],
    ['a small double', 5e-324],
    ['a large double', 1.5e300],
    ['true', true],
    ['false', false],
    ['null', null],
    ['an empty text', ''],
    ['Chinese', '督查督办'],
    ['beyond the basic plane', '𠮷🙂'],
    ['line ends and quotes', 'a\n"b"\\'],
    ['a date', instant],
    ['a date before 1970', new Date(-1)],
    ['an empty array', []],
    ['an empty object', {}],
    ['arrays of arrays', [[1, [2]], []]],
    ['mixed elements', [1, 'a', null, true, instant, { a: [{ b: instant }] }]],
    ['names with other letters', { '名 称': 1, 'a-b': 2, 1: 3 }],
  ])('%s', async (what, v) => {
    await collection.doc(what).set({ v })
    expect(await back(what)).toEqual(v)
  })

  test.each([
    ['not a number', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
  ])('%s', async (what, v) => {
    await collection.doc(what).set({ v })
    expect(await back(what)).toBe(v)
  })

  test('a regular expression', async () => {
    await collection.doc('regex').set({ v: /^a+$/i })
    expect(await back('regex')).toMatchObject({ pattern: '^a+$', options: 'i' })
  })
  test('fields keep their order', async () => {
    await collection.doc('order').set({ v: { z: 1, a: 2, m: 3 } })
    expect(Object.keys(await back('order'))).toEqual(['z', 'a', 'm'])
  })
  test('undefined is not stored', async () => {
    await collection.doc('undefined').set({ v: { a: undefined, b: 1 } })
    expect(await back('undefined')).toEqual({ b: 1 })
  })
  test('a date is found by its moment', async () => {
    await collection.doc('moment').set({ at: instant })
    expect((await collection.where({ at: new Date(instant.getTime()) }).get()).data).toHaveLength(1)
  })
  test('a long is found, compared and counted up', async () => {
    await collection.doc('long').set({ long: 2 ** 40 })
    expect((await collection.where({ long: _.gt(2 ** 40 - 1) }).count()).total).toBe(1)
    await collection.doc('long').update({ long: _.inc(1) })
    expect((await collection.where({ long: 2 ** 40 + 1 }).count()).total).toBe(1)
  })
})

describe(`the server’s date: ${sdkDocs('database/database.md')}#时间-date, ${sdkTests('database/unit/date.test.ts')}`, () => {
  const isNow = (date: Date, before: number) => {
    expect(date.getTime()).toBeGreaterThanOrEqual(before)
    expect(date.getTime()).toBeLessThanOrEqual(Date.now())
  }
  test('in add', async () => {
    const before = Date.now()
    await collection.add({ _id: 'added', v: db.serverDate() })
    isNow(await back('added'), before)
  })
  test('in set, within an object and an array', async () => {
    const before = Date.now()
    await collection.doc('deep').set({ v: { list: [db.serverDate()] } })
    isNow((await back('deep')).list[0], before)
  })
  test('in update', async () => {
    await collection.doc('updated').set({ v: 1 })
    const before = Date.now()
    await collection.doc('updated').update({ v: db.serverDate() })
    isNow(await back('updated'), before)
  })
  test('within push', async () => {
    const before = Date.now()
    await collection.doc('pushed').set({ v: [] })
    await collection.doc('pushed').update({ v: _.push(db.serverDate()) })
    isNow((await back('pushed'))[0], before)
  })
  test('one request has one moment; an offset is added, in milliseconds', async () => {
    await collection.doc('offset').set({ v: { now: db.serverDate(), later: db.serverDate({ offset: 60_000 }) } })
    const { now, later } = await back('offset')
    expect(later - now).toBe(60_000)
  })
  test('in a filter', async () => {
    await collection.add({ _id: 'past', due: new Date(0) })
    await collection.add({ _id: 'future', due: new Date(Date.now() + 3_600_000) })
    expect((await collection.where({ due: _.lt(db.serverDate()) }).get()).data).toMatchObject([{ _id: 'past' }])
  })
})
