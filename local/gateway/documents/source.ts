import type { Readers } from '../../database/readers'
import type { Connection } from '../../database/sqlite'
import type { Document } from '../../database/types'

/** What a transaction wants to stand under an id; null where it removed the document. */
type Written = ReadonlyMap<string, Document | null>

/** From where documents are read: as they are now, or as one transaction sees them. */
export interface Source {
  /** A connection for as long as `work` takes. */
  read<T>(work: (connection: Connection) => T | Promise<T>): Promise<T>
  /** Whether others may have a turn in the middle of a scan: not on a connection that several use. */
  mayPause: boolean
  written(collection: string): Written
}

const NOTHING: Written = new Map()

/** A connection at once and for `work` alone, which does not wait: so that many at the same time need only one. */
export function lend<T>(readers: Readers, work: (connection: Connection) => T): T {
  const connection = readers.take()
  try {
    return work(connection)
  } finally {
    readers.give(connection)
  }
}

/** The documents as the last commit left them. */
export const committed = (readers: Readers): Source => ({
  async read(work) {
    const connection = readers.take()
    try {
      return await work(connection)
    } finally {
      readers.give(connection)
    }
  },
  mayPause: true,
  written: () => NOTHING,
})
