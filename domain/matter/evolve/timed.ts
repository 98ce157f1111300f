import type { Unsealed } from '../events'
import type { IssuedMatter } from '../matter'
import { stepTaken, withAssignment } from './assignments'

/** What the timer records, and urges by whoever. Null for other events. */
export const evolveTimed = (matter: IssuedMatter, event: Unsealed): IssuedMatter | null => {
  const at = event.nominalAt ?? event.at
  switch (event.type) {
    case 'SignInMissed':
      return withAssignment(matter, event.data.assignmentId, (a) => ({
        signInLate: true,
        ...stepTaken(a, 'signIn', at),
      }))
    case 'DueSoonReminded':
      return withAssignment(matter, event.data.assignmentId, (a) =>
        stepTaken(a, `dueSoon${event.data.calendarDaysLeft}`, at),
      )
    case 'ReportMissed':
      return withAssignment(matter, event.data.assignmentId, () => ({
        reporting: event.data.next,
        lastOrdinal: event.data.ordinal,
      }))
    case 'MilestoneMissed':
      return {
        ...matter,
        milestones: matter.milestones.map((m) => (m.id === event.data.milestoneId ? { ...m, missed: true } : m)),
      }
    case 'TaskMissed':
      return withAssignment(matter, event.data.assignmentId, (a) => ({
        tasks: a.tasks.map((task) => (task.id === event.data.taskId ? { ...task, missed: true } : task)),
      }))
    case 'InstructionAnswerMissed':
      return {
        ...matter,
        instructions: matter.instructions.map((i) => (i.id === event.data.instructionId ? { ...i, missed: true } : i)),
      }
    case 'ObjectionReminded':
      return withAssignment(matter, event.data.assignmentId, (a) => ({
        objection: a.objection && { ...a.objection, reminded: true },
      }))
    case 'OverdueRecorded':
      return withAssignment(matter, event.data.assignmentId, (a) => ({
        overdueAt: a.overdueAt ?? at,
        ...stepTaken(a, 'overdue', at),
      }))
    case 'Urged': {
      const { assignmentId, level, byTimer } = event.data
      const urged = withAssignment(matter, assignmentId, (a) => ({
        urgeCount: a.urgeCount + 1,
        ...(byTimer ? stepTaken(a, a.steps.urge1 ? 'urge2' : 'urge1', at) : {}),
      }))
      return { ...urged, level }
    }
    default:
      return null
  }
}
