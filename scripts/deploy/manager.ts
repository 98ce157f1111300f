import type { Environment } from '../environment/environment'
import { loadTool } from './tools'

/**
 * The part of @cloudbase/manager-node 5.6.5 in use, as its own types say it: types/database/index.d.ts,
 * types/interfaces/flexdb.interface.d.ts, types/storage, types/function, types/hosting, types/env, types/common. All of
 * it is Tencent's API underneath (cloud.tencent.com/document/api/876), whose answers keep their own spelling.
 */
export interface Manager {
  database: {
    listCollections(options: { MgoLimit: number; MgoOffset: number }): Promise<{
      Collections: { CollectionName: string }[]
      Pager: { Total: number }
    }>
    describeCollection(name: string): Promise<{ Indexes?: StandingIndex[] }>
    createCollectionIfNotExists(name: string): Promise<unknown>
    updateCollection(
      name: string,
      change: { CreateIndexes: CreateIndex[] } | { DropIndexes: { IndexName: string }[] },
    ): Promise<unknown>
  }
  storage: {
    getStorageAcl(options: { withRule: true }): Promise<StorageRule>
    setStorageAcl(acl: string, rule?: object): Promise<unknown>
  }
  functions: { createFunction(given: { func: object; functionRootPath: string; force: true }): Promise<unknown> }
  hosting: { uploadFiles(given: { localPath: string; cloudPath: string }): Promise<unknown> }
  env: {
    describeHttpServiceRoute(given: {
      EnvId: string
      Filters: { Name: string; Values: string[] }[]
    }): Promise<{ Domains?: { Domain: string; Routes?: Route[] }[] }>
    createHttpServiceRoute(given: { EnvId: string; Domain: { Domain: string; Routes: Route[] } }): Promise<unknown>
  }
  /** Actions that the package has no method for: permissions of a collection. */
  commonService(
    service: string,
    version: string,
  ): {
    call(request: { Action: string; Param: object }): Promise<Record<string, unknown>>
  }
}

export interface StandingIndex {
  Name: string
  Keys: { Name?: string; Direction?: string }[]
  Unique: boolean
}

/** `MgoIsSparse` is in the API (its type MgoKeySchema, 2018-06-08) and passes through; the package's types lack it. */
export interface CreateIndex {
  IndexName: string
  MgoKeySchema: {
    MgoIndexKeys: { Name: string; Direction: string }[]
    MgoIsUnique: boolean
    MgoIsSparse: boolean
  }
}

/** A path of a domain of the HTTP access service, and what answers under it. */
export interface Route {
  Path: string
  UpstreamResourceType: string
  UpstreamResourceName: string
  /** Whether the whole path reaches what answers. */
  EnablePathTransmission?: boolean
  EnableAuth?: boolean
}

export interface StorageRule {
  acl: string
  rule?: object
}

type Credentials = Environment<'CLOUD_ENV_ID' | 'CLOUD_REGION' | 'TENCENT_SECRET_ID' | 'TENCENT_SECRET_KEY'>

/** The real one; installs the package when it is not there yet. */
export function openManager(root: string, environment: Credentials): Manager {
  const CloudBase = loadTool<new (config: object) => Manager>(root, 'manager', '@cloudbase/manager-node')
  return new CloudBase({
    secretId: environment.TENCENT_SECRET_ID,
    secretKey: environment.TENCENT_SECRET_KEY,
    envId: environment.CLOUD_ENV_ID,
    region: environment.CLOUD_REGION,
  })
}
