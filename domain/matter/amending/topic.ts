import type { Instant } from '../../clock/time'
import { onIssued } from '../base/follow'
import { unitsAndOffice } from '../base/recipients'
import type { Topic } from '../base/topic'
import { withAssignment } from '../state/assignments'
import type { IssuedMatter } from '../state/matter'
import { type AmendingEvents, schemas } from './events'

type Reports = NonNullable<AmendingEvents['MatterAmended']['reports']>

const withCycle = (matter: IssuedMatter, { assignmentId, next, after }: Reports, at: Instant): IssuedMatter =>
  withAssignment(matter, assignmentId, () => ({ reporting: next, cycleSet: { at, after } }))

export const topic: Topic<AmendingEvents> = {
  schemas,
  events: {
    MatterAmended: {
      evolve: onIssued((matter, { at, data: { content, officerId, officerRole, reports } }) => ({
        ...(reports ? withCycle(matter, reports, at) : matter),
        ...content,
        officerId: officerId ?? matter.officerId,
        officerRole: officerRole ?? matter.officerRole,
      })),
      recipients: unitsAndOffice,
      message: null,
      points: null,
    },
    MilestoneAdded: {
      evolve: onIssued((matter, { data: { milestoneId: id, title, dueAt } }) => ({
        ...matter,
        milestones: [...matter.milestones, { id, title, dueAt, metAt: null, missed: false }].sort((a, b) =>
          a.dueAt < b.dueAt ? -1 : 1,
        ),
      })),
      recipients: unitsAndOffice,
      message: 'result',
      points: null,
    },
    MilestoneDropped: {
      evolve: onIssued((matter, { data: { milestoneId } }) => ({
        ...matter,
        milestones: matter.milestones.filter(({ id }) => id !== milestoneId),
      })),
      recipients: unitsAndOffice,
      message: 'result',
      points: null,
    },
  },
  todos: {},
  steps: [],
}
