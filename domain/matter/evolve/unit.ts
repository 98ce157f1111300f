import type { Unsealed } from '../events'
import type { Assignment, IssuedMatter } from '../matter'
import { born, dueSet, withAssignment } from './assignments'

/** A lead's state is the matter's (docs/domain.md, section 3). */
const withStatus = (matter: IssuedMatter, id: string, status: 'signedIn' | 'inProgress'): IssuedMatter => {
  const lead = matter.assignments.some((a) => a.id === id && a.kind === 'lead')
  return { ...withAssignment(matter, id, () => ({ status })), status: lead ? status : matter.status }
}

const reported = (matter: IssuedMatter, event: Unsealed & { type: 'ReportSubmitted' }): IssuedMatter => {
  const { assignmentId, reportId, text, milestoneId, ordinal, next } = event.data
  const milestones =
    milestoneId === null
      ? matter.milestones
      : matter.milestones.map((m) => (m.id === milestoneId ? { ...m, metAt: event.at } : m))
  return withAssignment({ ...matter, milestones }, assignmentId, (a) => ({
    reports: [...a.reports, { id: reportId, version: 1 }],
    lastReport: { id: reportId, at: event.at, text: text.slice(0, 200) },
    reporting: next,
    lastOrdinal: ordinal ?? a.lastOrdinal,
  }))
}

const corrected = (a: Assignment, event: Unsealed & { type: 'ReportCorrected' }): Partial<Assignment> => {
  const { reportId, version, text } = event.data
  return {
    reports: a.reports.map((r) => (r.id === reportId ? { ...r, version } : r)),
    lastReport: a.lastReport?.id === reportId ? { ...a.lastReport, text: text.slice(0, 200) } : a.lastReport,
  }
}

const answered = (matter: IssuedMatter, event: Unsealed & { type: 'InstructionAnswered' }): IssuedMatter => ({
  ...matter,
  instructions: matter.instructions
    .map((i) =>
      i.id === event.data.instructionId
        ? { ...i, assignmentIds: i.assignmentIds.filter((id) => id !== event.data.assignmentId) }
        : i,
    )
    .filter((i) => i.assignmentIds.length > 0),
})

/** What units do, and what is asked of and granted to them while they work. Null for other events. */
export const evolveUnit = (matter: IssuedMatter, event: Unsealed): IssuedMatter | null => {
  switch (event.type) {
    case 'SignedIn': {
      const { assignmentId, late } = event.data
      const signed = withAssignment(matter, assignmentId, (a) => ({
        signedInAt: event.at,
        signInLate: late || a.signInLate,
      }))
      return withStatus(signed, assignmentId, 'signedIn')
    }
    case 'ObjectionRaised': {
      const { assignmentId, objectionId: id, reason, suggestedUnitId } = event.data
      const raised = { id, raisedAt: event.at, raisedBy: event.actor.personId, reason, suggestedUnitId }
      return withAssignment(matter, assignmentId, () => ({
        objection: { ...raised, endorsedAt: null, reminded: false },
      }))
    }
    case 'ObjectionEndorsed':
      return withAssignment(matter, event.data.assignmentId, (a) => ({
        objection: a.objection && { ...a.objection, endorsedAt: event.at },
      }))
    case 'ObjectionWithdrawn':
    case 'ObjectionUpheld':
      return withAssignment(matter, event.data.assignmentId, () => ({ objection: null }))
    case 'ObjectionReassigned':
      return reassigned(matter, event)
    case 'ResponsibleNamed': {
      const { assignmentId, responsible } = event.data
      const first = matter.assignments.some((a) => a.id === assignmentId && a.status === 'signedIn')
      const named = withAssignment(matter, assignmentId, () => ({ responsible }))
      return first ? withStatus(named, assignmentId, 'inProgress') : named
    }
    case 'TasksDecomposed':
      return withAssignment(matter, event.data.assignmentId, (a) => ({
        tasks: [...a.tasks, ...event.data.tasks.map((task) => ({ ...task, doneAt: null, missed: false }))],
      }))
    case 'TaskCompleted':
      return withAssignment(matter, event.data.assignmentId, (a) => ({
        tasks: a.tasks.map((task) => (task.id === event.data.taskId ? { ...task, doneAt: event.at } : task)),
      }))
    case 'ReportSubmitted':
      return reported(matter, event)
    case 'ReportCorrected':
      return withAssignment(matter, event.data.assignmentId, (a) => corrected(a, event))
    case 'OpinionGiven':
      return withAssignment(matter, event.data.assignmentId, () => ({ status: 'done', doneAt: event.at }))
    case 'CommentPosted':
      return { ...matter, mentioned: [...new Set([...matter.mentioned, ...event.data.mentions])] }
    case 'InstructionGiven': {
      const { instructionId: id, text, assignmentIds, answerDueAt } = event.data
      const open = { id, at: event.at, leaderId: event.actor.personId, text, assignmentIds, answerDueAt, missed: false }
      return { ...matter, instructions: [...matter.instructions, open] }
    }
    case 'InstructionAnswered':
      return answered(matter, event)
    case 'ExtensionRequested': {
      const { assignmentId, extensionId: id, progress, reason, requestedDueAt } = event.data
      const asked = { id, requestedAt: event.at, requestedBy: event.actor.personId, progress, reason, requestedDueAt }
      return withAssignment(matter, assignmentId, () => ({ extension: asked }))
    }
    case 'ExtensionGranted':
      return withAssignment(matter, event.data.assignmentId, (a) => ({
        ...dueSet(a, event.data.due, event.at),
        extension: null,
        reporting: event.data.next,
      }))
    case 'ExtensionRefused':
      return withAssignment(matter, event.data.assignmentId, () => ({ extension: null }))
    default:
      return null
  }
}

const reassigned = (matter: IssuedMatter, event: Unsealed & { type: 'ObjectionReassigned' }): IssuedMatter => {
  const { assignmentId, assignment } = event.data
  const ended = withAssignment(matter, assignmentId, () => ({
    status: 'reassigned',
    objection: null,
    extension: null,
    doneAt: event.at,
  }))
  const instructions = matter.instructions.map((i) => ({
    ...i,
    assignmentIds: i.assignmentIds.map((id) => (id === assignmentId ? assignment.id : id)),
  }))
  return {
    ...ended,
    status: assignment.kind === 'lead' ? 'issued' : ended.status,
    assignments: [...ended.assignments, born(assignment, event.at)],
    frontIds: [...new Set([...matter.frontIds, assignment.frontId])],
    instructions,
  }
}
