import { onIssued } from '../base/follow'
import { unitsAndOffice } from '../base/recipients'
import type { Topic } from '../base/topic'
import { type BasisEvents, schemas } from './events'

/** What an issued matter rests on 立项依据: a draft's stands in its content. */
export const topic: Topic<BasisEvents> = {
  schemas,
  events: {
    BasisSet: {
      evolve: onIssued(({ notMerged: before, ...matter }, { data: { basis, changes, notMerged } }) => {
        const isAnother = changes.some(({ field }) => field === 'kind' || field === 'number')
        const why = isAnother ? notMerged : before
        return { ...matter, basis, ...(why !== undefined && { notMerged: why }) }
      }),
      recipients: unitsAndOffice,
      message: null,
      points: null,
    },
  },
  todos: {},
  steps: [],
}
