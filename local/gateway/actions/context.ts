import type { Documents } from '../documents/documents'
import type { Source } from '../documents/source'
import type { Reply, Request } from './request'
import type { Sessions } from './session'

/** What the actions on documents need. */
export interface DatabaseContext {
  documents: Documents
  sessions: Sessions
  /** Milliseconds since 1970. */
  now(): number
  /** Reads within the request's transaction or, without one, what is committed. */
  inSource<T>(request: Request, work: (source: Source) => Promise<T>): Promise<T>
}

/** Action to what it does. Refusals are thrown as GatewayError. */
export type Actions<Context> = Readonly<Record<string, (request: Request, context: Context) => Promise<Reply>>>
