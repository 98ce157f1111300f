/** How much is measured how often. */
export interface Sizes {
  /** Matters in the register, smaller first. */
  counts: readonly [number, number]
  /** Matters that fall due in one sweep. */
  due: number
  runs: number
  msPerRun: number
}

export const FULL: Sizes = { counts: [10_000, 200_000], due: 1_000, runs: 3, msPerRun: 2_000 }
export const QUICK: Sizes = { counts: [1_000, 10_000], due: 100, runs: 3, msPerRun: 500 }
