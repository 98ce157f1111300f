import type { Actions, DatabaseContext } from './context'
import { textOf } from './request'

export const transactions: Actions<DatabaseContext> = {
  'database.startTransaction': async (_, { sessions }) => ({ transactionId: sessions.start() }),

  'database.commitTransaction': async (request, { sessions }) => {
    await sessions.commit(textOf(request, 'transactionId'))
    return {}
  },

  'database.abortTransaction': async (request, { sessions }) => {
    await sessions.abort(textOf(request, 'transactionId'))
    return {}
  },
}
