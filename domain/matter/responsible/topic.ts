import { supervisorsOf } from '../base/addressees'
import { onIssued } from '../base/follow'
import { threeOf, toAssignment } from '../base/recipients'
import type { Topic } from '../base/topic'
import { ofEachAssignment } from '../base/wanted'
import { assignmentIn, isNamedAnew, withAssignment, withStatus } from '../state/assignments'
import { type ResponsibleEvents, schemas } from './events'

/** The responsible three 三个责任 of an assignment. */
export const topic: Topic<ResponsibleEvents, 'nameResponsible'> = {
  schemas,
  events: {
    ResponsibleNamed: {
      evolve: onIssued((matter, { data: { assignmentId, responsible } }) => {
        const isFirst = assignmentIn(matter, assignmentId)?.status === 'signedIn'
        const named = withAssignment(matter, assignmentId, () => ({ responsible, stoodIn: [] }))
        return isFirst ? withStatus(named, assignmentId, 'inProgress') : named
      }),
      recipients: toAssignment(threeOf),
      message: 'todo',
      points: null,
    },
  },
  todos: {
    nameResponsible: ofEachAssignment((a) => {
      if (a.status === 'signedIn')
        return [{ to: supervisorsOf(a), sentence: '请明确三个责任人并分解任务', dueAt: a.due.dueAt }]
      return isNamedAnew(a)
        ? [{ to: supervisorsOf(a), sentence: '原责任人已离任，请重新明确三个责任人', dueAt: a.due.dueAt }]
        : []
    }),
  },
  steps: [],
}
