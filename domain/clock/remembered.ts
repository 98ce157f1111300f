/** So many answers are kept: the days of some years, the moments of many lists. */
const MOST = 4000

/**
 * A pure function that keeps what it answered: lists ask for the same days and moments again and again. When it is full
 * it forgets everything.
 */
export const remembered = <A extends readonly (string | number)[], T extends object | string | number>(
  compute: (...given: A) => T,
): ((...given: A) => T) => {
  const known = new Map<string, T>()
  return (...given) => {
    const key = given.join(' ')
    const before = known.get(key)
    if (before !== undefined) return before
    const answer = compute(...given)
    if (known.size >= MOST) known.clear()
    known.set(key, answer)
    return answer
  }
}
