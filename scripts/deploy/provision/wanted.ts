import { type IndexSpec, manifest } from '../../../server/collections'
import type { CreateIndex, StorageRule } from '../manager'

/** Collections to their indexes, as `server/collections.ts` has them. */
export const WANTED: Readonly<Record<string, { indexes: readonly IndexSpec[] }>> = manifest

/** Clients read and write nothing by themselves: all goes through `api`. */
export const COLLECTION_RULE = 'ADMINONLY'

/**
 * A phone puts bytes into the inbox under a name of its own, and nothing else; only functions read. The expression's
 * grammar, `== true` included: docs.cloudbase.net/storage/security-rules/secure_resource. A dot stands for the slash,
 * which would have to be escaped as many times as the rule is wrapped.
 */
export const STORAGE_RULE: StorageRule = {
  acl: 'CUSTOM',
  rule: {
    read: false,
    write: 'auth != null && resource.openid == auth.openid && /^inbox.[A-Za-z0-9_-]+$/.test(resource.path) == true',
  },
}

/** Arrays need no word of their own: an index over a path that holds one is multikey by itself, as in MongoDB. */
export const asCreateIndex = ({ name, fields, unique = false, sparse = false }: IndexSpec): CreateIndex => ({
  IndexName: name,
  MgoKeySchema: {
    MgoIndexKeys: Object.entries(fields).map(([Name, direction]) => ({ Name, Direction: String(direction) })),
    MgoIsUnique: unique,
    MgoIsSparse: sparse,
  },
})
