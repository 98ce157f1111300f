import type { CollectionName, Documents } from '../collections'
import type { Cursor, Filter, Scalar, Store } from '../ports'

/**
 * What the filter finds, by the moment at `path`, a page at a time. A page is asked for behind the one before: what is
 * still there after its turn holds up nobody.
 */
export async function* duePages<N extends CollectionName>(
  store: Store,
  collection: N,
  { filter, path, limit }: { filter: Filter; path: keyof Documents[N] & string; limit: number },
): AsyncGenerator<Documents[N][]> {
  let after: Cursor | undefined
  for (;;) {
    const page = await store.find(collection, { filter, sort: [[path, 1]], limit, ...(after && { after }) })
    if (page.length > 0) yield page
    const last = page.at(-1)
    if (!last || page.length < limit) return
    after = [last[path] as Scalar, last._id]
  }
}
