import type { AddressInfo } from 'node:net'
import type { Manifest } from '../database/types'
import { databaseActions, databaseContext } from './actions/database'
import { FunctionNotFound, functionActions, type Invoke } from './actions/functions'
import type { Request } from './actions/request'
import { Sessions } from './actions/session'
import { Documents } from './documents/documents'
import { invalid } from './errors'
import { type Answer, createServer } from './http/server'

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
  /** Runs cloud functions; without it there are none. */
  functions?: Invoke
  /** Told of what the gateway itself did wrong; by default written to stderr. */
  onError?: (action: string, error: unknown) => void
}

export interface Gateway {
  /** What TCB_CONTEXT_CNFG or the SDK's serviceUrl is to name. */
  url: string
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
  const server = createServer({
    keyPair: { secretId, secretKey },
    envId,
    now,
    onError: options.onError ?? reportError,
    answer: async (action: string, request: Request): Promise<Answer> => {
      const onDocuments = databaseActions[action]
      if (onDocuments) return onDocuments(request, database)
      const onFunctions = functionActions[action]
      if (onFunctions) return onFunctions(request, functions)
      throw invalid(`this gateway does not speak ${action || 'a request without action'}`)
    },
  })
  await server.listen({ port: options.port, host: address })
  const { port } = server.server.address() as AddressInfo
  return {
    url: `http://${address}:${port}/admin`,
    stop: async () => {
      await server.close()
      sessions.close()
      await documents.close()
    },
  }
}

const noFunctions: Invoke = async (name) => {
  throw new FunctionNotFound(name)
}

function reportError(action: string, error: unknown): void {
  process.stderr.write(`gateway: ${action} failed: ${(error as Error).stack}\n`)
}
