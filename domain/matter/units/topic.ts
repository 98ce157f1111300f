import type { UnsealedOf } from '../../decider/event'
import type { Address } from '../../people/address'
import { headsOf, supervisorsOf } from '../base/addressees'
import { onIssued } from '../base/follow'
import { inCharge, threeOf } from '../base/recipients'
import type { Topic } from '../base/topic'
import { assignmentIn, born, givenToAnother, over, withAssignment, withLevel } from '../state/assignments'
import { type Assignment, type IssuedMatter, isIssued, leadOf, type Matter } from '../state/matter'
import { schemas, type UnitEvents } from './events'

const added = (matter: IssuedMatter, { at, data }: UnsealedOf<UnitEvents, 'UnitAdded'>): IssuedMatter => ({
  ...matter,
  assignments: [...matter.assignments, born(data.assignment, at)],
  frontIds: [...new Set([...matter.frontIds, data.assignment.frontId])],
})

const released = (matter: IssuedMatter, { at, data }: UnsealedOf<UnitEvents, 'UnitReleased'>): IssuedMatter =>
  withLevel(withAssignment(matter, data.assignmentId, (a) => ({ ...over(a, at), status: 'released' })))

const all = (a: Assignment): Address[] => [...threeOf(a), ...supervisorsOf(a), ...headsOf(a)]

/** Everybody who works for these units, the lead, and who is in charge. */
const told =
  (idsOf: (data: { assignmentId?: string; assignment?: { id: string } }) => (string | undefined)[]) =>
  (matter: Matter, { data }: { data: { assignmentId?: string; assignment?: { id: string } } }): Address[] => [
    ...idsOf(data).flatMap((id) => {
      const a = assignmentIn(matter, id)
      return a ? all(a) : []
    }),
    ...(isIssued(matter) ? threeOf(leadOf(matter)) : []),
    ...inCharge(matter),
  ]

/** Units half-way 增加、解除、更换承办单位: what the old one did stays visible (docs/domain.md, section 3). */
export const topic: Topic<UnitEvents> = {
  schemas,
  events: {
    UnitAdded: {
      evolve: onIssued(added),
      recipients: told(({ assignment }) => [assignment?.id]),
      message: 'todo',
      points: null,
    },
    UnitReleased: {
      evolve: onIssued(released),
      recipients: told(({ assignmentId }) => [assignmentId]),
      message: 'result',
      points: null,
    },
    UnitReplaced: {
      evolve: onIssued((matter, { at, data: { assignmentId, assignment } }) =>
        givenToAnother(matter, assignmentId, assignment, at),
      ),
      recipients: told(({ assignmentId, assignment }) => [assignmentId, assignment?.id]),
      message: 'todo',
      points: null,
    },
  },
  todos: {},
  steps: [],
}
