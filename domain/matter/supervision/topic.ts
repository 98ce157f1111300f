import type { Address } from '../../people/address'
import { headsOf, supervisorsOf } from '../base/addressees'
import { onAssignment } from '../base/follow'
import { judgesOf, toAssignment } from '../base/recipients'
import type { Topic } from '../base/topic'
import { ofEachAssignment } from '../base/wanted'
import { assignmentIn } from '../state/assignments'
import type { Assignment } from '../state/matter'
import { type SupervisionEvents, schemas } from './events'

const atUnit = (a: Assignment): Address[] => [...headsOf(a), ...supervisorsOf(a)]

const answered = onAssignment(() => ({ supervision: null }))

/** Asking for supervision 转请督办: a lead unit asks, the office takes it up or says why not (docs/domain.md, section 3). */
export const topic: Topic<SupervisionEvents, 'decideSupervision'> = {
  schemas,
  events: {
    SupervisionAsked: {
      evolve: onAssignment((_, { at, actor, data: { requestId: id, unitId, aboutId, text } }) => ({
        supervision: { id, at, by: actor.personId, unitId, aboutId, text },
      })),
      recipients: toAssignment(judgesOf),
      message: 'todo',
      points: null,
    },
    SupervisionTakenUp: {
      evolve: answered,
      recipients: (matter, event) => {
        const about = assignmentIn(matter, event.data.aboutId)
        return [...toAssignment(atUnit)(matter, event), ...(about ? atUnit(about) : [])]
      },
      message: 'result',
      points: null,
    },
    SupervisionDeclined: {
      evolve: answered,
      recipients: toAssignment(atUnit),
      message: 'result',
      points: null,
    },
    SupervisionLapsed: { evolve: answered, recipients: toAssignment(atUnit), message: null, points: null },
  },
  todos: {
    decideSupervision: ofEachAssignment((a, matter) =>
      a.supervision
        ? [
            {
              to: judgesOf(a, matter),
              sentence: `转请督办：${a.supervision.text}`,
              since: a.supervision.at,
              byId: a.supervision.by,
            },
          ]
        : [],
    ),
  },
  steps: [],
}
