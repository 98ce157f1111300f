/**
 * A value of MongoDB that JavaScript has no exact value for (a 64-bit integer beyond 2^53, a decimal, binary data, a
 * timestamp, the least and greatest key): kept and given back as it came, compared for equality only.
 */
export class Exact {
  constructor(
    /** Its key in extended JSON, such as `$numberLong`. */
    readonly type: string,
    readonly value: unknown,
  ) {}
}

export const EXACT_TYPES = new Set(['$numberLong', '$numberDecimal', '$binary', '$timestamp', '$minKey', '$maxKey'])
