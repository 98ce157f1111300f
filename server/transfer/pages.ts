import { own } from '../../domain/own'
import type { CollectionName, Documents } from '../collections'
import type { Query, Store } from '../ports'

/** Small enough that a page of the longest documents fits into one answer of the cloud (6 MB). */
const PAGE = 100

/** Every document that `filter` names, page by page, in order of `sort`; the sort key must be in every document. */
export async function* allOf<N extends CollectionName>(
  store: Store,
  collection: N,
  { filter = {}, sort = [] }: Partial<Pick<Query, 'filter' | 'sort'>> = {},
): AsyncGenerator<Documents[N]> {
  let after: Query['after']
  for (;;) {
    const page = await store.find(collection, { filter, sort, limit: PAGE, ...(after && { after }) })
    yield* page
    const last = page.at(-1)
    if (!last || page.length < PAGE) return
    const fields = last as unknown as Record<string, string | number>
    after = [...sort.map(([path]) => own(fields, path) as string), last._id]
  }
}

/** Every hash that a record of `evidence` names, each once. */
export async function* hashesOf(store: Store): AsyncGenerator<string> {
  let last: string | undefined
  for await (const { sha256 } of allOf(store, 'evidence', { sort: [['sha256', 1]] })) {
    if (sha256 !== last) yield sha256
    last = sha256
  }
}
