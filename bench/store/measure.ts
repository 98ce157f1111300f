/** One figure, as a JSON line of `npm run bench`. */
export interface Figure {
  name: string
  /** The median of the runs. */
  value: number
  /** The best of them: what the machine gives when nothing else runs on it. */
  best?: number
  unit: string
  /** What the same machine does at best, measured in the same run. */
  limit?: number
  /** What stands behind the limit, in words. */
  limitIs?: string
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? Number.NaN
}

/** The median of several runs, one after another. */
export async function medianOf(runs: number, run: () => Promise<number>): Promise<number> {
  const values: number[] = []
  for (let i = 0; i < runs; i++) values.push(await run())
  return median(values)
}

/** How often `work` ends in a second when so many of it are always under way, for `ms` milliseconds. */
export async function perSecond(work: () => Promise<unknown>, concurrency: number, ms: number): Promise<number> {
  const start = performance.now()
  let done = 0
  const lane = async () => {
    while (performance.now() - start < ms) {
      await work()
      done++
    }
  }
  await Promise.all(Array.from({ length: concurrency }, lane))
  return (done / (performance.now() - start)) * 1000
}

/** Milliseconds that `work` takes. */
export async function timeOf(work: () => unknown): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

export const rounded = (value: number): number => Number(value.toPrecision(4))
