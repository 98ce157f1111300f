import { extendDeadline } from '../../clock/deadline'
import { refuse } from '../../refusal'
import { assigned, define, issued, type Situation, thingId } from './definition'
import { reportingFrom } from './issuing'
import { assignmentMustBe, first, when } from './states'

const working = assignmentMustBe('issued', 'signedIn', 'inProgress')

/** Only before the due moment (docs/domain.md, section 3); asked late it is refused. */
export const requestExtension = define<'requestExtension'>({
  may: (s) =>
    first(
      working(s),
      when(s.assignment !== null && s.now <= s.assignment.due.dueAt, () => refuse('DEADLINE_PASSED')),
      when(s.assignment?.extension === null, () => refuse('EXTENSION_PENDING')),
    ),
  decide: ({ progress, reason, requestedDueAt }, context) => {
    const { id, due } = assigned(context)
    if (requestedDueAt <= due.dueAt) return refuse('NOT_LATER', 'requestedDueAt')
    return [
      {
        type: 'ExtensionRequested',
        data: { assignmentId: id, extensionId: thingId('E', context), progress, reason, requestedDueAt },
      },
    ]
  },
})

const pending = (s: Situation) =>
  first(
    assignmentMustBe('issued', 'signedIn', 'inProgress', 'awaitingSignOff', 'awaitingConfirmation')(s),
    when(s.assignment?.extension != null, () => refuse('NO_EXTENSION')),
  )

export const grantExtension = define<'grantExtension'>({
  may: pending,
  decide: ({ dueAt, opinion }, context) => {
    const assignment = assigned(context)
    const { id, due, extension } = assignment
    if (!extension) return refuse('NO_EXTENSION')
    if (dueAt <= context.now) return refuse('IN_THE_PAST', 'dueAt')
    const extended = extendDeadline(due, { at: context.now, to: dueAt, reason: extension.reason })
    const next = reportingFrom(issued(context), assignment, dueAt, context)
    return [
      { type: 'ExtensionGranted', data: { assignmentId: id, extensionId: extension.id, due: extended, opinion, next } },
    ]
  },
})

export const refuseExtension = define<'refuseExtension'>({
  may: pending,
  decide: ({ reason }, context) => {
    const { id, extension } = assigned(context)
    if (!extension) return refuse('NO_EXTENSION')
    return [{ type: 'ExtensionRefused', data: { assignmentId: id, extensionId: extension.id, reason } }]
  },
})
