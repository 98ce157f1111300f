import type { Documents } from '../documents/documents'
import { noTransaction } from '../errors'
import { aggregations } from './aggregate'
import type { Actions, DatabaseContext } from './context'
import { reads } from './read'
import type { Sessions } from './session'
import { transactions } from './transactions'
import { writes } from './write'

export const databaseActions: Actions<DatabaseContext> = { ...reads, ...writes, ...transactions, ...aggregations }

export function databaseContext(documents: Documents, sessions: Sessions, now: () => number): DatabaseContext {
  return {
    documents,
    sessions,
    now,
    inSource: async ({ transactionId }, work) => {
      if (transactionId === undefined || transactionId === null || transactionId === '') return work(documents.source)
      if (typeof transactionId !== 'string') throw noTransaction()
      return sessions.within(transactionId, (transaction) => work(transaction.source))
    },
  }
}
