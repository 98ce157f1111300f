/** Thrown by `take` for a series whose last number is not known yet: load it and decide again. */
export class NeedsCounter extends Error {
  constructor(readonly series: string) {
    super(`the series ${series} is needed`)
  }
}

/** Numbers given out during one decision, gap-free from the last ones known. */
export const numbering = (last: ReadonlyMap<string, number>) => {
  const given = new Map<string, number>()
  return {
    take(series: string): number {
      const before = given.get(series) ?? last.get(series)
      if (before === undefined) throw new NeedsCounter(series)
      given.set(series, before + 1)
      return before + 1
    },
    /** The last number of every series that was taken from. */
    given: given as ReadonlyMap<string, number>,
  }
}
