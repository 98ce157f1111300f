import type { CollectionName, Documents } from '../../../../server/collections'
import type { Store } from '../../../../server/ports'

const PAGE = 1000

/** Every document of a collection, in the order of ids. */
export async function everything<N extends CollectionName>(store: Store, collection: N): Promise<Documents[N][]> {
  const all: Documents[N][] = []
  for (;;) {
    const last = all.at(-1) as { _id: string } | undefined
    const found = await store.find(collection, { filter: {}, limit: PAGE, ...(last && { after: [last._id] }) })
    all.push(...found)
    if (found.length < PAGE) return all
  }
}

/** The members of a list by what `key` says of each. */
export function groups<T>(list: readonly T[], key: (one: T) => string): Map<string, T[]> {
  const all = new Map<string, T[]>()
  for (const one of list) {
    const known = all.get(key(one))
    if (known) known.push(one)
    else all.set(key(one), [one])
  }
  return all
}
