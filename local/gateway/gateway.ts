import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { own } from '../../domain/own'
import type { Manifest } from '../database/types'
import { databaseActions, databaseContext } from './actions/database'
import { FunctionNotFound, functionActions, type Invoke } from './actions/functions'
import { openApiActions } from './actions/openapi'
import type { Answer, Request } from './actions/request'
import { Sessions } from './actions/session'
import { storageActions } from './actions/storage'
import { Documents } from './documents/documents'
import { invalid } from './errors'
import { createServer } from './http/server'
import { addStorageRoutes } from './http/storageRoutes'
import { type OpenApi, type OpenApiCall, RecordedCalls } from './openapi/calls'
import { Links } from './storage/links'
import { Objects } from './storage/objects'

export interface GatewayOptions {
  /** Documents and stored objects; made when it is not there. The one-machine edition's can be opened. */
  directory: string
  /** 0 takes a free one. */
  port: number
  address?: string
  envId?: string
  secretId?: string
  secretKey?: string
  /** Collections and indexes to provide; others are added with createCollection. */
  manifest?: Manifest
  /** Milliseconds since 1970. */
  now?: () => number
  /** Signatures may be of any moment: where a clock jumps while requests are under way, as in a demonstration. */
  anyTime?: boolean
  /** Runs cloud functions; without it there are none. */
  functions?: Invoke
  /** Stands for WeChat's servers; without it calls are recorded and answered with errcode 0. */
  openapi?: OpenApi
  /** Where links to stored objects lead, when that is not the gateway's own address: `https://host`. */
  publicUrl?: string
  /** Told of what the gateway itself did wrong; by default written to stderr. */
  onError?: (action: string, error: unknown) => void
}

export interface Gateway {
  /** What TCB_CONTEXT_CNFG or the SDK's serviceUrl is to name. */
  url: string
  /** What was asked of WeChat's servers, where no `openapi` was given. */
  openapiCalls: readonly OpenApiCall[]
  /** Answers what is under way, then closes; a second call waits for the first. */
  stop(): Promise<void>
}

/** Starts what speaks CloudBase's wire protocol over the embedded database, for one environment. */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const {
    envId = 'local-env',
    secretId = 'local',
    secretKey = 'local',
    now = Date.now,
    address = '127.0.0.1',
  } = options
  const documents = await Documents.open(options.directory, options.manifest)
  const sessions = new Sessions(documents, now)
  const database = databaseContext(documents, sessions, now)
  const functions = { invoke: options.functions ?? noFunctions }
  const recorded = new RecordedCalls()
  const wechat = { openapi: options.openapi ?? recorded.answer }
  const storage = {
    objects: new Objects(join(options.directory, 'storage')),
    links: new Links(secretKey, now),
    envId,
    origin: () => options.publicUrl ?? originOf(server, address),
  }
  const server = createServer({
    keyPair: { secretId, secretKey },
    envId,
    ...(!options.anyTime && { now }),
    onError: options.onError ?? reportError,
    answer: async (action: string, request: Request): Promise<Answer> => {
      const [group] = action.split('.')
      if (group === 'database') return spoken(databaseActions, action)(request, database)
      if (group === 'storage') return spoken(storageActions, action)(request, storage)
      if (group === 'functions') return spoken(functionActions, action)(request, functions)
      return spoken(openApiActions, action)(request, wechat)
    },
  })
  addStorageRoutes(server, storage)
  await server.listen({ port: options.port, host: address })
  const stop = async () => {
    await server.close()
    sessions.close()
    await documents.close()
  }
  let stopping: Promise<void> | null = null
  return {
    url: `${originOf(server, address)}/admin`,
    openapiCalls: recorded.calls,
    stop: () => {
      stopping ??= stop()
      return stopping
    },
  }
}

function spoken<A>(actions: Readonly<Record<string, A>>, action: string): A {
  const known = own(actions, action)
  if (known) return known
  throw invalid(`this gateway does not speak ${action || 'a request without action'}`)
}

function originOf(server: FastifyInstance, address: string): string {
  const { port } = server.server.address() as AddressInfo
  return `http://${address === '0.0.0.0' ? '127.0.0.1' : address}:${port}`
}

const noFunctions: Invoke = async (name) => {
  throw new FunctionNotFound(name)
}

function reportError(action: string, error: unknown): void {
  process.stderr.write(`gateway: ${action} failed: ${(error as Error).stack}\n`)
}
