import { createHash } from 'node:crypto'
import type { Instant } from '../../domain/clock/time'
import { type CollectionName, type Credential, manifest } from '../collections'
import type { Store } from '../ports'

export const FORMAT = 'zhidu-archive'
/** Of the file's own form. Until 2 the head did not say which shape the documents have. */
export const VERSION = 2

/** The first entry of an archive. */
export interface Head {
  format: typeof FORMAT
  version: number
  /** Number of upgrade steps that the documents' shape has behind it (server/upgrade/upgrade.ts); absent before version 2. */
  shape?: number
  /** When it was taken, by the clock of the system it was taken from. */
  at: Instant
  /** A demonstration lets anyone in: what was taken from one becomes one. */
  mode: 'demo' | 'live'
}

/** What is in an archive, in its last entry. */
export interface Closing {
  /** Documents, and the SHA-256 of their lines in order of the parts. */
  collections: Record<string, { count: number; sha256: string }>
  files: { count: number; bytes: number }
  /** Hashes of files that records name and the source had lost. */
  missing: string[]
}

/** Names of the entries; parts and files have their own. */
export const HEAD = 'head.json'
export const CLOSING = 'closing.json'
export const DOCUMENTS = /^documents\/([A-Za-z]+)\/(\d{6})\.ndjson$/
export const FILE = /^files\/([0-9a-f]{64})$/

/** Stays behind: what only counts tries, codes shown on a screen for minutes, and what waits for a try that comes anyway. */
const LEFT_OUT: ReadonlySet<string> = new Set(['attempts', 'scans', 'setAside'])

export const TRANSFERRED = (Object.keys(manifest) as CollectionName[]).filter((name) => !LEFT_OUT.has(name))

/**
 * The document as it goes into an archive, or null for none. A one-time code that is still open stays behind, and so
 * does who is logged in: people come in again with their passwords. A phone that WeChat answers for stays bound.
 */
export function asTransferred(collection: CollectionName, document: { _id: string }): object | null {
  switch (collection) {
    case 'credentials': {
      const { _id, password, boundAt, era } = document as Credential
      return password || boundAt || era ? { _id, password, boundAt, ...(era && { era }) } : null
    }
    case 'sessions':
      return (document as { openid?: string }).openid === undefined ? null : document
    default:
      return isMarker(collection, document._id) ? null : document
  }
}

const MARKER = 'import.'

/** Document of `counters` by which a target says that an import into it has begun and not ended. */
export const markerOf = (archive: string): string => `${MARKER}${archive}`
export const isMarker = (collection: CollectionName, id: string): boolean =>
  collection === 'counters' && id.startsWith(MARKER)

export const markersIn = (store: Pick<Store, 'find'>) =>
  store.find('counters', { filter: { _id: { $gte: markerOf(''), $lt: 'import/' } }, limit: 2 })

/** Whether an import into this store has begun and not ended. */
export async function isUnfinished(store: Pick<Store, 'find'>): Promise<boolean> {
  const [first] = await markersIn(store)
  return first !== undefined
}

/** Names an archive by what is in it. */
export const nameOf = (closing: Closing): string => createHash('sha256').update(JSON.stringify(closing)).digest('hex')
