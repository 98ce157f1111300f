import { onIssued } from '../base/follow'
import { unitsAndOffice } from '../base/recipients'
import type { Topic } from '../base/topic'
import { type BasisEvents, schemas } from './events'

/** What an issued matter rests on 立项依据: a draft's stands in its content. */
export const topic: Topic<BasisEvents> = {
  schemas,
  events: {
    BasisSet: {
      evolve: onIssued((matter, { data: { basis } }) => ({ ...matter, basis })),
      recipients: unitsAndOffice,
      message: null,
      points: null,
    },
  },
  todos: {},
  steps: [],
}
