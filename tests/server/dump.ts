import { canonicalJson } from '../../domain/trail/canonical'
import { type CollectionName, manifest } from '../../server/collections'
import type { Store } from '../../server/ports'

/** Every document of every collection as canonical JSON: what «unchanged, byte for byte» is checked on. */
export const dump = async (store: Store): Promise<string> => {
  const all: Record<string, unknown> = {}
  for (const name of Object.keys(manifest) as CollectionName[])
    all[name] = await store.find(name, { filter: {}, limit: 1000 })
  return canonicalJson(all)
}
