import { supervisorsOf } from '../base/addressees'
import { onIssued } from '../base/follow'
import { threeOf, toAssignment } from '../base/recipients'
import type { Topic } from '../base/topic'
import { ofEachAssignment } from '../base/wanted'
import { assignmentIn, withAssignment, withStatus } from '../state/assignments'
import { type ResponsibleEvents, schemas } from './events'

/** The responsible three 三个责任 of an assignment. */
export const topic: Topic<ResponsibleEvents, 'nameResponsible'> = {
  schemas,
  events: {
    ResponsibleNamed: {
      evolve: onIssued((matter, { data: { assignmentId, responsible } }) => {
        const isFirst = assignmentIn(matter, assignmentId)?.status === 'signedIn'
        const named = withAssignment(matter, assignmentId, () => ({ responsible }))
        return isFirst ? withStatus(named, assignmentId, 'inProgress') : named
      }),
      recipients: toAssignment(threeOf),
      message: 'todo',
      points: null,
    },
  },
  todos: {
    nameResponsible: ofEachAssignment((a) =>
      a.status === 'signedIn'
        ? [{ to: supervisorsOf(a), sentence: '请明确三个责任人并分解任务', dueAt: a.due.dueAt }]
        : [],
    ),
  },
  steps: [],
}
