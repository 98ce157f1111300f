import type { Manager, StandingIndex, StorageRule } from '../manager'

/** What an environment has. */
export interface Standing {
  collections: ReadonlyMap<string, { rule: string; indexes: readonly StandingIndex[] }>
  storage: StorageRule
}

const PAGE = 100
const VERSION = '2018-06-08'

async function namesIn({ database }: Manager): Promise<string[]> {
  const names: string[] = []
  for (;;) {
    const { Collections, Pager } = await database.listCollections({ MgoLimit: PAGE, MgoOffset: names.length })
    names.push(...Collections.map(({ CollectionName }) => CollectionName))
    if (Collections.length === 0 || names.length >= Pager.Total) return names
  }
}

const acl = (manager: Manager, Action: string, Param: object) =>
  manager.commonService('tcb', VERSION).call({ Action, Param })

/** Permissions by their own actions: cloud.tencent.com/document/product/876/34825 (ModifyDatabaseACL, DescribeDatabaseACL). */
export const setRule = (manager: Manager, EnvId: string, CollectionName: string, AclTag: string) =>
  acl(manager, 'ModifyDatabaseACL', { EnvId, CollectionName, AclTag })

/** Looks at everything and changes nothing. */
export async function lookAt(manager: Manager, EnvId: string): Promise<Standing> {
  const collections = new Map<string, { rule: string; indexes: readonly StandingIndex[] }>()
  for (const name of await namesIn(manager)) {
    const { Indexes } = await manager.database.describeCollection(name)
    const { AclTag } = await acl(manager, 'DescribeDatabaseACL', { EnvId, CollectionName: name })
    collections.set(name, { rule: String(AclTag), indexes: (Indexes ?? []).filter(({ Name }) => Name !== '_id_') })
  }
  return { collections, storage: await manager.storage.getStorageAcl({ withRule: true }) }
}
