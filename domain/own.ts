/**
 * Tables by keys that may come from outside (docs/decisions/tables-and-outside-keys.md). A plain object answers
 * `constructor` and `__proto__`, too, with what it has inherited; these see what is the table's own and nothing else.
 */

/** `Object.hasOwn` is missing on phones before iOS 15.4, and nothing fills it in there. */
const has = Object.prototype.hasOwnProperty

export const owns = (table: object | null | undefined, key: PropertyKey): boolean =>
  table !== null && table !== undefined && has.call(table, key)

/** The table's entry, or undefined. */
export const own = <T>(table: Readonly<Partial<Record<string, T>>> | null | undefined, key: string): T | undefined => {
  // read first, so that a page which shows what is not there yet learns when it comes
  const value = table?.[key]
  return owns(table, key) ? value : undefined
}

/** Makes or changes an entry, also one called `__proto__`. */
export const setOwn = <T>(table: Record<string, T>, key: string, value: T): void => {
  if (key in Object.prototype)
    Object.defineProperty(table, key, { value, enumerable: true, configurable: true, writable: true })
  else table[key] = value
}
