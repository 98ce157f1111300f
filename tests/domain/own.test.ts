import { own, owns, setOwn } from '../../domain/own'

const KEYS = Object.getOwnPropertyNames(Object.prototype)

test.each(KEYS)('a table that has no %s says so', (key) => {
  expect(own({ a: 1 }, key)).toBeUndefined()
  expect(owns({ a: 1 }, key)).toBe(false)
})

test.each(KEYS)('a table can have an entry called %s', (key) => {
  const table: Record<string, number> = { a: 1 }
  setOwn(table, key, 2)
  expect([own(table, key), owns(table, key), Object.keys(table)]).toEqual([2, true, ['a', key]])
  expect(Object.getPrototypeOf(table)).toBe(Object.prototype)
  setOwn(table, key, 3)
  expect(own(table, key)).toBe(3)
})
