import { extendDeadline } from '../../clock/deadline'
import { refuse } from '../../refusal'
import { reportingFrom } from '../base/cycle'
import { assignmentMustBe, first, when } from '../base/guards'
import { assigned, issued, type Situation, thingId } from '../base/situation'
import type { Commands } from '../base/topic'
import type { contract } from './contract'
import type { ExtensionEvents } from './events'

const pending = (s: Situation) =>
  first(
    assignmentMustBe('issued', 'signedIn', 'inProgress', 'awaitingSignOff', 'awaitingConfirmation')(s),
    when(s.assignment?.extension != null, () => refuse('NO_EXTENSION')),
  )

export const commands: Commands<typeof contract, ExtensionEvents> = {
  /** Only before the due moment (docs/domain.md, section 3); asked late it is refused. */
  requestExtension: {
    may: (s) =>
      first(
        assignmentMustBe('issued', 'signedIn', 'inProgress')(s),
        when(s.assignment !== null && s.now <= s.assignment.due.dueAt, () => refuse('DEADLINE_PASSED')),
        when(s.assignment?.extension === null, () => refuse('EXTENSION_PENDING')),
      ),
    decide: ({ progress, reason, requestedDueAt }, context) => {
      const { id, due } = assigned(context)
      if (requestedDueAt <= due.dueAt) return refuse('NOT_LATER', 'requestedDueAt')
      const extensionId = thingId('E', context)
      return [{ type: 'ExtensionRequested', data: { assignmentId: id, extensionId, progress, reason, requestedDueAt } }]
    },
  },
  grantExtension: {
    may: pending,
    decide: ({ dueAt, opinion }, context) => {
      const assignment = assigned(context)
      const { id, due, extension } = assignment
      if (!extension) return refuse('NO_EXTENSION')
      if (dueAt <= context.now) return refuse('IN_THE_PAST', 'dueAt')
      const extended = extendDeadline(due, { at: context.now, to: dueAt, reason: extension.reason })
      const next = reportingFrom(issued(context), assignment, dueAt, context)
      const data = { assignmentId: id, extensionId: extension.id, due: extended, opinion, next }
      return [{ type: 'ExtensionGranted', data }]
    },
  },
  refuseExtension: {
    may: pending,
    decide: ({ reason }, context) => {
      const { id, extension } = assigned(context)
      if (!extension) return refuse('NO_EXTENSION')
      return [{ type: 'ExtensionRefused', data: { assignmentId: id, extensionId: extension.id, reason } }]
    },
  },
}
