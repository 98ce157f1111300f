import type { Instant } from '../../clock/time'
import { refuse } from '../../refusal'
import { matterCommands } from '../contract'
import type { NewEvent } from '../events'
import { type IssuedMatter, leadOf, type Task } from '../matter'
import { completesTask } from '../subject'
import { actsAs, assigned, define, issued, personOf, type Situation, thingId } from './definition'
import { leadDeadline, newAssignment, opinionDeadline } from './issuing'
import { assignmentMustBe, first, when } from './states'

export const signIn = define<'signIn'>({
  may: assignmentMustBe('issued'),
  decide: (_, context) => {
    const { id, signIn } = assigned(context)
    return [{ type: 'SignedIn', data: { assignmentId: id, late: context.now > signIn.dueAt } }]
  },
})

const open = assignmentMustBe('issued', 'signedIn', 'inProgress')
const pending = (s: Situation) =>
  first(
    open(s),
    when(s.assignment?.objection != null, () => refuse('NO_OBJECTION')),
  )

/** 退办. A unit's head who objects himself needs no second name under it. */
export const object = define<'object'>({
  may: (s) =>
    first(
      assignmentMustBe('issued', 'signedIn')(s),
      when(s.assignment?.objection == null, () => refuse('OBJECTION_PENDING')),
      when(s.assignment !== null && s.now <= s.assignment.objectionUntil, () => refuse('OBJECTION_WINDOW_CLOSED')),
    ),
  decide: ({ reason, suggestedUnitId }, context) => {
    const assignment = assigned(context)
    if (suggestedUnitId !== null && !context.directory.unit(suggestedUnitId)?.active)
      return refuse('NOT_FOUND', 'suggestedUnitId')
    if (suggestedUnitId === assignment.unitId) return refuse('SAME_UNIT', 'suggestedUnitId')
    const objectionId = thingId('O', context)
    const raised: NewEvent = {
      type: 'ObjectionRaised',
      data: { assignmentId: assignment.id, objectionId, reason, suggestedUnitId },
    }
    const endorsed: NewEvent = {
      type: 'ObjectionEndorsed',
      data: { assignmentId: assignment.id, objectionId, opinion: '' },
    }
    return actsAs(context, 'unitHead') ? [raised, endorsed] : [raised]
  },
})

export const endorseObjection = define<'endorseObjection'>({
  may: (s) =>
    first(
      pending(s),
      when(s.assignment?.objection?.endorsedAt === null, () => refuse('ALREADY_ENDORSED')),
    ),
  decide: ({ opinion }, context) => {
    const { id, objection } = assigned(context)
    return [{ type: 'ObjectionEndorsed', data: { assignmentId: id, objectionId: objection?.id ?? '', opinion } }]
  },
})

export const withdrawObjection = define<'withdrawObjection'>({
  may: pending,
  decide: ({ reason }, context) => {
    const { id, objection } = assigned(context)
    return [{ type: 'ObjectionWithdrawn', data: { assignmentId: id, objectionId: objection?.id ?? '', reason } }]
  },
})

const decidable = (s: Situation) =>
  first(
    pending(s),
    when(s.assignment?.objection?.endorsedAt != null, () => refuse('OBJECTION_NOT_ENDORSED')),
  )

export const upholdObjection = define<'upholdObjection'>({
  may: decidable,
  decide: ({ reason }, context) => {
    const { id, objection } = assigned(context)
    return [{ type: 'ObjectionUpheld', data: { assignmentId: id, objectionId: objection?.id ?? '', reason } }]
  },
})

/** Another unit gets the work, with clocks of its own from now on; a due moment that a person set stays, if still ahead. */
export const reassign = define<'reassign'>({
  may: decidable,
  decide: ({ reason, unitId }, context) => {
    const matter = issued(context)
    const { id, kind, part, objection } = assigned(context)
    const present = matter.assignments.some((a) => a.unitId === unitId && a.status !== 'reassigned')
    if (present) return refuse('DUPLICATE_UNIT', 'unitId')
    const due =
      kind === 'lead'
        ? leadDeadline(stillAhead(matter, context.now), context.rules, context)
        : opinionDeadline(leadOf(matter).due, context.rules, context)
    const nextId = `A${matter.assignments.length + 1}`
    const assignment = newAssignment(nextId, kind, { unitId, part }, due, matter, context.rules, context)
    return [
      { type: 'ObjectionReassigned', data: { assignmentId: id, objectionId: objection?.id ?? '', reason, assignment } },
    ]
  },
})

const stillAhead = (matter: IssuedMatter, now: Instant): IssuedMatter =>
  matter.dueAt !== null && matter.dueAt <= now ? { ...matter, dueAt: null } : matter

/** Named anew when someone leaves, also while the completion waits for that person's signature. */
export const nameResponsible = define<'nameResponsible'>({
  may: assignmentMustBe('signedIn', 'inProgress', 'awaitingSignOff'),
  decide: ({ leaderId, sectionHeadId, handlerId }, context) => {
    const { id, responsible } = assigned(context)
    const three = {
      leaderId: personOf(leaderId, 'leaderId', 'any', context),
      sectionHeadId: personOf(sectionHeadId, 'sectionHeadId', ['sectionHead'], context),
      handlerId: personOf(handlerId, 'handlerId', ['handler', 'unitSupervisor'], context),
    }
    if (responsible && JSON.stringify(responsible) === JSON.stringify(three)) return refuse('NOTHING_CHANGED')
    return [{ type: 'ResponsibleNamed', data: { assignmentId: id, responsible: three } }]
  },
})

/** 逐级分解: tasks for persons of the unit, due not later than the assignment. */
export const decompose = define<'decompose'>({
  may: assignmentMustBe('signedIn', 'inProgress'),
  decide: ({ tasks }, context) => {
    const { id, due } = assigned(context)
    const n = context.matter.version + 1
    for (const task of tasks) {
      if (task.dueAt <= context.now) return refuse('IN_THE_PAST', 'dueAt')
      if (task.dueAt > due.dueAt) return refuse('AFTER_ASSIGNMENT_DUE', 'dueAt')
    }
    return [
      {
        type: 'TasksDecomposed',
        data: {
          assignmentId: id,
          tasks: tasks.map((task, i) => ({
            id: `T${n}-${i + 1}`,
            title: task.title,
            personId: personOf(task.personId, 'personId', matterCommands['matter.completeTask'].reach.roles, context),
            dueAt: task.dueAt,
          })),
        },
      },
    ]
  },
})

export const completeTask = define<'completeTask'>({
  may: (s) =>
    first(
      assignmentMustBe('signedIn', 'inProgress', 'awaitingSignOff')(s),
      when(!!s.assignment?.tasks.some((task) => mine(task, s) && task.doneAt === null), () => refuse('NO_OPEN_TASK')),
    ),
  decide: ({ taskId, text }, context) => {
    const assignment = assigned(context)
    const task = assignment.tasks.find((t) => t.id === taskId)
    if (!task) return refuse('NOT_FOUND', 'taskId')
    if (!mine(task, context)) return refuse('NO_RIGHT')
    if (task.doneAt !== null) return refuse('ALREADY_DONE')
    return [{ type: 'TaskCompleted', data: { assignmentId: assignment.id, taskId, text } }]
  },
})

const mine = (task: Task, s: Situation): boolean => completesTask(s.actor, task, assigned(s))
