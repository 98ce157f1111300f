/*
 * MongoDB reckons with the C library's sine and cosine, which are correct to the last digit; those of JavaScript's engines
 * are one off here and there. Distances between neighbours show it, so both are summed up in whole numbers.
 */
const BITS = 128n
const ONE = 1n << BITS
/** A number in these units is whole, unless it is smaller than any that matters here. */
const SHIFT = 112

const fixed = (value: number): bigint => BigInt(Math.trunc(value * 2 ** SHIFT)) << (BITS - BigInt(SHIFT))

/** Taylor's series: each term is the one before times -x² / n(n+1). */
function series(first: bigint, square: bigint, from: bigint): number {
  let sum = first
  let term = first
  for (let n = from; term !== 0n; n += 2n) {
    term = -((term * square) >> BITS) / (n * (n + 1n))
    sum += term
  }
  return Number(sum) / 2 ** Number(BITS)
}

const squared = (x: bigint): bigint => (x * x) >> BITS

/** Of at most a turn in either direction. */
export function sine(radians: number): number {
  const x = fixed(radians)
  return series(x, squared(x), 2n)
}

export const cosine = (radians: number): number => series(ONE, squared(fixed(radians)), 1n)
