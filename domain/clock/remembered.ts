/** So many answers are kept: the days of some years, the moments of many lists. */
const MOST = 4000

/**
 * A pure function that keeps what it answered: lists ask for the same days and moments again and again. When it is full
 * it forgets everything.
 */
export const remembered = <A extends readonly (string | number)[], T extends object | string | number>(
  compute: (...given: A) => T,
): ((...given: A) => T) => {
  const known = new Map<string | number | undefined, T>()
  return (...given) => {
    const key = given.length === 1 ? given[0] : given.length === 2 ? `${given[0]} ${given[1]}` : given.join(' ')
    const before = known.get(key)
    if (before !== undefined) return before
    const answer = compute(...given)
    if (known.size >= MOST) known.clear()
    known.set(key, answer)
    return answer
  }
}

/** The same for what depends on an object that is never changed, such as a calendar: each has answers of its own. */
export const rememberedWith = <
  O extends object,
  A extends readonly (string | number)[],
  T extends object | string | number,
>(
  compute: (by: O, ...given: A) => T,
): ((by: O, ...given: A) => T) => {
  const all = new WeakMap<O, (...given: A) => T>()
  return (by, ...given) => {
    const own = all.get(by)
    if (own) return own(...given)
    const first = remembered((...each: A) => compute(by, ...each))
    all.set(by, first)
    return first(...given)
  }
}
