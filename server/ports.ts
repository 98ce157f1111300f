/**
 * The doors to the outside. Each port has one behaviour suite (tests/ports) that every driver passes.
 * Drivers: local/embedded for one machine; server/cloudbase for the cloud.
 */
import type { Instant } from '../domain/clock/time'
import type { Templates } from '../domain/notice/template'
import type { CollectionName, Documents } from './collections'
import type { Workbooks } from './workbooks/workbooks'

export type Scalar = string | number | boolean | null

/** The typed subset of MongoDB's query language that both editions answer with an index. */
export type Condition =
  | Scalar
  | {
      $eq?: Scalar
      $ne?: Scalar
      $in?: readonly Scalar[]
      $nin?: readonly Scalar[]
      $gt?: Scalar
      $gte?: Scalar
      $lt?: Scalar
      $lte?: Scalar
      $all?: readonly Scalar[]
      $exists?: boolean
    }

/** Field paths (dotted) to conditions; all must hold. A field that holds an array matches when one element does. */
export interface Filter {
  [path: string]: Condition | Filter[] | undefined
  $or?: Filter[]
  $and?: Filter[]
}

/** Ordered sort keys; `_id` ascending is the last, unspoken key where it is not spoken. */
export type Sort = readonly (readonly [path: string, direction: 1 | -1])[]

/** Where the last page ended: the values of the sort keys, then the `_id`. */
export type Cursor = readonly Scalar[]

export interface Query {
  filter: Filter
  sort?: Sort
  /** 1 to 1,000: no list is unbounded. */
  limit: number
  after?: Cursor
}

/** Reads and writes of one document by id only: CloudBase's transactions allow no more. */
export interface Transaction {
  get<N extends CollectionName>(collection: N, id: string): Promise<Documents[N] | null>
  /** Fails the transaction with DUPLICATE when the id or a unique index is taken. */
  insert<N extends CollectionName>(collection: N, document: Documents[N]): Promise<void>
  /** Writes the whole document, new or not. */
  put<N extends CollectionName>(collection: N, document: Documents[N]): Promise<void>
  /** Removing what is not there does nothing. */
  remove(collection: CollectionName, id: string): Promise<void>
}

/** Whether who asked has gone away, so that nobody waits for the answer any more. */
export type IsGone = () => boolean

export interface Store {
  get<N extends CollectionName>(collection: N, id: string): Promise<Documents[N] | null>
  find<N extends CollectionName>(collection: N, query: Query): Promise<Documents[N][]>
  count(collection: CollectionName, filter: Filter): Promise<number>
  /** MongoDB stages: $match, $group, $sort, $limit, $project, $unwind. */
  aggregate(collection: CollectionName, stages: readonly object[]): Promise<Record<string, unknown>[]>
  /**
   * Runs `work` against one snapshot and commits all of its writes or none. Acknowledged only once durable.
   * On a conflict with a concurrent writer `work` runs again (with jitter), so it must have no other effect.
   * After a bounded number of tries it throws a StoreError with code CONFLICT. What `work` throws is thrown again.
   * NO_SPACE when there is no room: nothing is written, and the same is accepted once there is. STORAGE_FAULT when the
   * disk failed otherwise: then nobody knows whether it was written.
   */
  transact<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
  /**
   * The same store for one who may go away: then its long reads end with ABANDONED. Absent where a read cannot be broken
   * off.
   */
  whileWaited?(isGone: IsGone): Store
  close(): Promise<void>
}

export type StoreErrorCode =
  | 'CONFLICT'
  | 'DUPLICATE'
  | 'CLOSED'
  /** The filter, sort, limit or cursor makes no sense, or the filter is beyond its bounds. */
  | 'BAD_QUERY'
  /** The answer would cost more than one read may: narrow it down. */
  | 'TOO_MUCH'
  /** Nobody waits for the answer any more. */
  | 'ABANDONED'
  | 'NO_SPACE'
  /** The disk failed: nobody knows what was written. */
  | 'STORAGE_FAULT'

export class StoreError extends Error {
  constructor(
    readonly code: StoreErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
  }
}

/** What a file's bytes say of themselves, never its name. */
export interface StoredFile {
  sha256: string
  size: number
}

/** A file that has come whole and has no name yet: nobody else can have it or miss it. */
export interface Arrived extends StoredFile {
  /** Where its bytes lie on this machine's disk until it is let in. */
  path: string
}

export interface Files {
  /**
   * Stores the bytes under their SHA-256; the same bytes twice are stored once. `admit` looks at them before they have
   * that name, so that what is refused was never among what is stored.
   * Throws a FilesError TOO_LARGE as soon as more than `maxBytes` have come, INTERRUPTED when the source breaks off,
   * NO_SPACE when there is no room for more, and again what `admit` throws; in each case nothing is left behind.
   */
  put(
    source: AsyncIterable<Uint8Array>,
    maxBytes: number,
    admit?: (arrived: Arrived) => Promise<void>,
  ): Promise<StoredFile>
  /** `range` is inclusive, in bytes. Throws a FilesError NOT_FOUND. */
  read(sha256: string, range?: { start: number; end: number }): Promise<AsyncIterable<Uint8Array>>
  size(sha256: string): Promise<number | null>
  /** Keeps the small picture of a file, in place of one that is there. It is made of the file, so never evidence itself. */
  keepSmall(sha256: string, bytes: Uint8Array): Promise<void>
  /** With the small picture, where one is kept. */
  remove(sha256: string): Promise<void>
  /**
   * Links of the storage's own that open the files for ten minutes, for whoever holds one; what is not there has none.
   * Absent where the files have no door of their own: then the application's tickets open them. At most 50 at a time.
   */
  links?(sha256s: readonly string[]): Promise<ReadonlyMap<string, string>>
}

export class FilesError extends Error {
  constructor(
    readonly code: 'TOO_LARGE' | 'INTERRUPTED' | 'NO_SPACE' | 'NOT_FOUND',
    message: string,
  ) {
    super(message)
  }
}

/** A WeChat subscribe message: one grant of the receiver, one message. */
export interface SubscribeMessage {
  openid: string
  /** Id of the template as WeChat gave it. */
  template: string
  /** Page of the mini-program that a tap opens, with its query. */
  page: string
  /** Field of the template to its text, within the limits of WeChat's field types. */
  data: Readonly<Record<string, string>>
}

export interface Messenger {
  /**
   * `refused`: the receiver has no grant left or has switched the messages off; trying again cannot help. Throws for
   * what may be tried again, and for what is wrong on our side (an unknown template).
   */
  send(message: SubscribeMessage): Promise<'sent' | 'refused'>
}

export interface Clock {
  now(): Instant
}

/** Writes structured lines; never personal data. pino's loggers are of this shape. */
export interface Log {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

/** What the host or the cloud shell gives the application. */
export interface Ports {
  store: Store
  files: Files
  clock: Clock
  workbooks: Workbooks
  /** Only in the cloud edition. */
  messenger?: Messenger
  /** Of WeChat's subscribe messages; only in the cloud edition, where any are configured. */
  templates?: Templates
  /** Cryptographically random, URL-safe, 128 bits or more. */
  newId(): string
  /** Signs temporary links. */
  linkSecret: string
  /** Demonstration data and a settable clock. */
  demo: boolean
  log: Log
}
