export type DatabaseErrorCode =
  /** Another transaction wrote first what this one read or wrote: run it again. */
  | 'CONFLICT'
  /** An `_id` or the key of a unique index is taken. */
  | 'DUPLICATE'
  /** The transaction or the database has ended. */
  | 'CLOSED'
  /** The filter, sort, limit, cursor or collection cannot be answered. */
  | 'BAD_QUERY'
  /** The document cannot be stored: no `_id`, not JSON, or an array where an index wants a scalar. */
  | 'BAD_DOCUMENT'
  /** The disk refuses (full, read-only, failing) or the database is held by another manifest. */
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

/** What SQLite reports of the disk or of a lock, as one error that says so. */
export const storageError = (error: unknown): DatabaseError =>
  error instanceof DatabaseError
    ? error
    : new DatabaseError('STORAGE', `the database refused to write: ${(error as Error).message}`, { cause: error })
