import type { OperationName } from '../../domain/contract'
import { CLOUD_ENV, HOST } from './config'
import { cloud } from './network/cloud'
import { host } from './network/host'
import type { FileFields, Raw, Sending } from './network/network'

/** The only way to the network; which of the two it is was decided when the phone was built. */
const network = CLOUD_ENV ? cloud : host

/** Calls one operation of the contract; `api.ts` knows the types. Commands need the key. */
export const call = (operation: OperationName, input: unknown, idempotencyKey?: string): Promise<Raw> =>
  network.exchange('/api', { operation, input, ...(idempotencyKey && { idempotencyKey }) })

/** What stands beside the contract: logging in, and the demonstration's cast and clock (docs/guides/http.md). */
export const post = (path: string, data: object): Promise<Raw> => network.exchange(path, data)
export const get = (path: string): Promise<Raw> => network.exchange(path)

/** Sends the file at a temporary path. `onProgress` hears whole percents. */
export const sendFile = (filePath: string, fields: FileFields, onProgress: (percent: number) => void): Sending =>
  network.sendFile(filePath, fields, onProgress)

/** In a browser, where the page came from. A mini-program's own paths begin with a slash too, so links must be whole. */
const origin = (): string => HOST || (globalThis as { location?: { origin: string } }).location?.origin || ''

/** The address at which a file or page of the host opens. */
export const addressOf = (path: string): string => (path.startsWith('/') ? origin() + path : path)
