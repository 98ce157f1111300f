import type { Branch } from '../local/database/find/access'
import { plan } from '../local/database/find/planner'
import { compileManifest } from '../local/database/schema'
import type { Manifest, Query } from '../local/database/types'

/** How a query is answered, by what the manifest alone can tell. */
export interface Explanation {
  /** The index that each alternative walks, `_id` for the documents between ids; null where all are walked. */
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
  const byId = ({ answered }: Branch) => (answered.some(({ condition }) => condition.path === '_id') ? '_id' : null)
  return { indexes: branches.map((branch) => branch.index?.name ?? byId(branch)), exact, sorted }
}
