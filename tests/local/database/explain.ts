import { plan } from '../../../local/database/find/planner'
import { compileManifest } from '../../../local/database/schema'
import type { Manifest, Query } from '../../../local/database/types'

/** How a query is answered, by what the manifest alone can tell. */
export interface Explanation {
  /** The index that each alternative walks; null where all documents are walked. */
  indexes: readonly (string | null)[]
  /** No candidate is tested again: only documents of the answer are read. */
  exact: boolean
  /** The order comes from the indexes' columns: documents are not read to sort them. */
  sorted: boolean
}

/** For tests that hold every query of an application to its indexes. */
export function explain(
  manifest: Manifest,
  name: string,
  { filter, sort = [] }: Pick<Query, 'filter' | 'sort'>,
): Explanation {
  const collection = compileManifest(manifest).get(name)
  if (!collection) throw new Error(`the manifest has no collection ${name}`)
  const { branches, exact, sorted } = plan(collection, filter, sort, (_index, _front, most) => most)
  return { indexes: branches.map(({ index }) => index?.name ?? null), exact, sorted }
}
