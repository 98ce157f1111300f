const timers = new WeakMap<object, ReturnType<typeof setTimeout>>()

/** Does it once nothing more has been asked of the same owner for `ms` milliseconds: while somebody types. */
export const later = (owner: object, ms: number, act: () => void): void => {
  const before = timers.get(owner)
  if (before !== undefined) clearTimeout(before)
  timers.set(owner, setTimeout(act, ms))
}

/** Forgets what was put off. */
export const notLater = (owner: object): void => {
  const before = timers.get(owner)
  if (before !== undefined) clearTimeout(before)
}
