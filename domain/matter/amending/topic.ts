import { onIssued } from '../base/follow'
import { unitsAndOffice } from '../base/recipients'
import type { Topic } from '../base/topic'
import { type AmendingEvents, schemas } from './events'

export const topic: Topic<AmendingEvents> = {
  schemas,
  events: {
    MatterAmended: {
      evolve: onIssued((matter, { data: { content, officerId, officerRole } }) => ({
        ...matter,
        ...content,
        officerId: officerId ?? matter.officerId,
        officerRole: officerRole ?? matter.officerRole,
      })),
      recipients: unitsAndOffice,
      message: null,
      points: null,
    },
  },
  todos: {},
  steps: [],
}
