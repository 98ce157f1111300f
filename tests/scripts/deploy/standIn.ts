import type { CreateIndex, Manager, Route, StandingIndex, StorageRule } from '../../../scripts/deploy/manager'

/**
 * Stands in for an environment behind @cloudbase/manager-node 5.6.5: answers in the shapes of its types
 * (types/database/index.d.ts, types/interfaces/flexdb.interface.d.ts) and of Tencent's API (version 2018-06-08), makes
 * a new collection as a real one is (PRIVATE, with `_id_`), and refuses what the API refuses.
 */
export class StandIn {
  readonly collections = new Map<string, { acl: string; indexes: (StandingIndex & { sparse?: boolean })[] }>()
  readonly routes: Route[] = []
  storageRule: StorageRule = { acl: 'READONLY' }
  /** Names of the calls that change something. */
  readonly changes: string[] = []

  add(name: string, acl = 'PRIVATE', indexes: StandingIndex[] = []): this {
    this.collections.set(name, {
      acl,
      indexes: [{ Name: '_id_', Keys: [{ Name: '_id', Direction: '1' }], Unique: true }, ...indexes],
    })
    return this
  }

  get manager(): Manager {
    return {
      database: this.#database(),
      storage: {
        getStorageAcl: async () => this.storageRule,
        setStorageAcl: async (acl, rule) => {
          this.changes.push('ModifyStorageSafeRule')
          this.storageRule = { acl, ...(rule && { rule }) }
        },
      },
      functions: {
        createFunction: async ({ func }) => void this.changes.push(`CreateFunction ${JSON.stringify(func)}`),
      },
      hosting: { uploadFiles: async ({ cloudPath }) => void this.changes.push(`uploadFiles ${cloudPath}`) },
      env: {
        describeHttpServiceRoute: async ({ Filters: [filter] }) => ({
          Domains: (filter?.Values ?? []).map((Domain) => ({ Domain, Routes: this.routes })),
        }),
        createHttpServiceRoute: async ({ Domain }) => {
          this.changes.push('CreateHTTPServiceRoute')
          this.routes.push(...Domain.Routes)
        },
      },
      commonService: () => ({ call: (request) => this.#call(request.Action, request.Param as Record<string, string>) }),
    }
  }

  #database(): Manager['database'] {
    return {
      listCollections: async ({ MgoLimit, MgoOffset }) => {
        const all = [...this.collections.keys()]
        const page = all.slice(MgoOffset, MgoOffset + MgoLimit)
        return { Collections: page.map((CollectionName) => ({ CollectionName })), Pager: { Total: all.length } }
      },
      describeCollection: async (name) => ({ Indexes: this.#get(name).indexes.map(({ sparse: _, ...told }) => told) }),
      createCollectionIfNotExists: async (name) => {
        this.changes.push('CreateTable')
        if (!this.collections.has(name)) this.add(name)
      },
      updateCollection: async (name, change) => {
        this.changes.push('UpdateTable')
        if ('CreateIndexes' in change) for (const index of change.CreateIndexes) this.#index(name, index)
        else for (const { IndexName } of change.DropIndexes) this.#drop(name, IndexName)
      },
    }
  }

  #get(name: string) {
    const found = this.collections.get(name)
    if (!found) throw new Error(`[ResourceNotFound] Table ${name} does not exist`)
    return found
  }

  #drop(name: string, index: string): void {
    const { indexes } = this.#get(name)
    const at = indexes.findIndex(({ Name }) => Name === index)
    if (at < 0) throw new Error(`[ResourceNotFound] index ${index} does not exist`)
    indexes.splice(at, 1)
  }

  #index(name: string, { IndexName, MgoKeySchema }: CreateIndex): void {
    const { indexes } = this.#get(name)
    if (indexes.some(({ Name }) => Name === IndexName)) throw new Error('[ResourceInUse] index exists')
    const { MgoIndexKeys: Keys, MgoIsUnique: Unique, MgoIsSparse: sparse } = MgoKeySchema
    indexes.push({ Name: IndexName, Keys, Unique, sparse })
  }

  async #call(action: string, { CollectionName = '', AclTag = '' }: Record<string, string>) {
    const found = this.#get(CollectionName)
    if (action === 'DescribeDatabaseACL') return { AclTag: found.acl }
    if (action !== 'ModifyDatabaseACL') throw new Error(`[InvalidAction] ${action}`)
    this.changes.push(action)
    found.acl = AclTag
    return {}
  }
}
