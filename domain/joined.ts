type NamesIn<U> = U extends unknown ? keyof U : never
type At<U, N> = U extends unknown ? (N extends keyof U ? U[N] : never) : never

/** Everything that any of a union's tables holds. */
export type Joined<U> = { [N in NamesIn<U>]: At<U, N> }

/** Several tables as one. That two claim one name is a fault at start. */
export const joined = <T extends object>(tables: readonly T[]): Joined<T> => {
  const all = new Map<string, unknown>()
  for (const [name, one] of tables.flatMap((table) => Object.entries(table))) {
    if (all.has(name)) throw new Error(`two topics claim ${name}`)
    all.set(name, one)
  }
  return Object.fromEntries(all) as Joined<T>
}
