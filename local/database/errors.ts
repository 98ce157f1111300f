export type DatabaseErrorCode =
  /** Another transaction wrote first what this one read or wrote: run it again. */
  | 'CONFLICT'
  /** An `_id` or the key of a unique index is taken. */
  | 'DUPLICATE'
  /** The transaction or the database has ended. */
  | 'CLOSED'
  /** The filter, sort, limit, cursor or collection cannot be answered. */
  | 'BAD_QUERY'
  /** The read would cost more than one may: what is asked for has to be narrowed down. */
  | 'TOO_MUCH'
  /** Who asked has gone away in the meantime. */
  | 'ABANDONED'
  /** The document cannot be stored: no `_id`, not JSON, or an array where an index wants a scalar. */
  | 'BAD_DOCUMENT'
  /** There is no room on the disk: nothing of it is written, and the same is accepted once there is. */
  | 'FULL'
  /** The disk refuses (read-only, failing) or the database is held by another manifest. */
  | 'STORAGE'

export class DatabaseError extends Error {
  /** Of a CONFLICT: the document, as `collection/id`, that another transaction wrote first. */
  readonly document: string | undefined

  constructor(
    readonly code: DatabaseErrorCode,
    message: string,
    options?: ErrorOptions & { document?: string | undefined },
  ) {
    super(message, options)
    this.document = options?.document
  }
}

export const badQuery = (message: string): DatabaseError => new DatabaseError('BAD_QUERY', message)

const SQLITE_FULL = 13
/** The index of the write-ahead log could not grow: of all errors in reading and writing, only room can be missing here. */
const SQLITE_IOERR_SHMSIZE = 4874
const NO_ROOM = new Set<unknown>(['ENOSPC', 'EDQUOT'])

interface Reported {
  message: string
  /** Of the file system. */
  code?: string
  /** Of SQLite, extended. */
  errcode?: number
}

const isFull = ({ code, errcode }: Reported): boolean =>
  errcode === SQLITE_FULL || errcode === SQLITE_IOERR_SHMSIZE || NO_ROOM.has(code)

/** What SQLite or the file system reports of the disk or of a lock, as one error that says so. */
export function storageError(error: unknown): DatabaseError {
  if (error instanceof DatabaseError) return error
  const code = isFull(error as Reported) ? 'FULL' : 'STORAGE'
  return new DatabaseError(code, `the database refused to write: ${(error as Error).message}`, { cause: error })
}
