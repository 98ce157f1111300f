import { setDeadline } from '../../clock/deadline'
import { stoppedSince } from '../../clock/stop'
import type { Instant } from '../../clock/time'
import { refuse } from '../../refusal'
import { assignmentMustBe, first, mustBeMyTurn, when } from '../base/guards'
import { actsAs, assigned, type Context, issued, type Situation, thingId } from '../base/situation'
import { runAgain, runOn } from '../base/stops'
import type { Commands } from '../base/topic'
import { isExtensionSignable } from '../deciding/ladder'
import { timesExtended } from '../state/assignments'
import { isAfterEnd } from '../state/basis'
import { type Assignment, isHeld, leadOf } from '../state/matter'
import { isBeforeDue, stopsClock } from './ahead'
import type { contract } from './contract'
import type { ExtensionEvents } from './events'
import { isBeyondSixMonths } from './sixMonths'
import { isFromAbove } from './upperOffice'

const pending = (s: Situation) =>
  first(
    assignmentMustBe('issued', 'signedIn', 'inProgress', 'awaitingSignOff', 'awaitingConfirmation')(s),
    when(s.assignment?.extension != null, () => refuse('NO_EXTENSION')),
  )

/**
 * What the request stopped is still its own: nothing else holds the clock, and no return has settled a part of it. Then
 * only can a withdrawal be as if it had not been asked.
 */
const isAlone = (a: Assignment): boolean =>
  !a.extension?.stops ||
  (!isHeld({ ...a, extension: null }) && stoppedSince(a.due) === (a.extension.signedAt ?? a.extension.requestedAt))

const decidable = (s: Situation) =>
  first(
    pending(s),
    when(!s.assignment?.extension?.unsigned, () => refuse('EXTENSION_UNSIGNED')),
    mustBeMyTurn(s, 'decideExtension', actsAs(s, 'chiefOfficer')),
  )

const signable = (s: Situation) =>
  first(
    pending(s),
    when(s.assignment?.extension?.unsigned !== undefined, () => refuse('NO_EXTENSION_TO_SIGN')),
    mustBeMyTurn(s, 'signExtension', actsAs(s, 'unitChief')),
  )

/** The pack asks for a signature of the unit, and somebody is there to give it. */
const mustSign = (context: Context): boolean =>
  context.rules.extensionSignedBy === 'unitChief' &&
  isExtensionSignable({ ...context, matter: issued(context), assignment: assigned(context) })

/** A co-unit's opinion is due no later than the lead's work, while that lies ahead. */
const isAfterLead = (moment: Instant, context: Context): boolean => {
  const lead = leadOf(issued(context)).due.dueAt
  return assigned(context).kind === 'co' && moment > lead && lead > context.now
}

const isBeyond = (moment: Instant, context: Context): boolean =>
  isBeyondSixMonths(moment, issued(context), assigned(context), context.calendar)

export const commands: Commands<typeof contract, ExtensionEvents> = {
  /** Only before the due moment (docs/domain.md, section 3); asked late it is refused. */
  requestExtension: {
    may: (s) =>
      first(
        assignmentMustBe('issued', 'signedIn', 'inProgress')(s),
        when(s.assignment !== null && isBeforeDue(s.assignment, s.now), () => refuse('DEADLINE_PASSED')),
        when(s.assignment?.extension === null, () => refuse('EXTENSION_PENDING')),
      ),
    decide: ({ progress, reason, requestedDueAt }, context) => {
      const a = assigned(context)
      const { id, due } = a
      if (requestedDueAt <= due.dueAt) return refuse('NOT_LATER', 'requestedDueAt')
      if (isBeyond(requestedDueAt, context)) return refuse('BEYOND_SIX_MONTHS', 'requestedDueAt')
      if (isAfterLead(requestedDueAt, context)) return refuse('AFTER_LEAD_DUE', 'requestedDueAt')
      if (isAfterEnd(issued(context), requestedDueAt)) return refuse('AFTER_SUPERVISION_END', 'requestedDueAt')
      const extensionId = thingId('E', context)
      const stops = stopsClock(context.calendar, a, context.now)
      const ordinal = timesExtended(a) + 1
      const asked = { assignmentId: id, extensionId, progress, reason, requestedDueAt, stops, ordinal }
      const data = { ...asked, ...(mustSign(context) && { toSign: true }) }
      return [{ type: 'ExtensionRequested', data }]
    },
  },
  /** The clock stands from then on, where it was asked in time and has not run out meanwhile. */
  signExtension: {
    may: signable,
    decide: ({ opinion }, context) => {
      const a = assigned(context)
      const { id, extension } = a
      if (!extension?.unsigned) return refuse('NO_EXTENSION_TO_SIGN')
      const stops = extension.unsigned.stops && isBeforeDue(a, context.now)
      return [{ type: 'ExtensionSigned', data: { assignmentId: id, extensionId: extension.id, opinion, stops } }]
    },
  },
  sendBackExtension: {
    may: signable,
    decide: ({ reason }, context) => {
      const { id, extension } = assigned(context)
      if (!extension) return refuse('NO_EXTENSION_TO_SIGN')
      return [{ type: 'ExtensionSentBack', data: { assignmentId: id, extensionId: extension.id, reason } }]
    },
  },
  grantExtension: {
    may: decidable,
    decide: ({ dueAt, opinion, upperAnswer }, context) => {
      const assignment = assigned(context)
      const { id, extension } = assignment
      if (!extension) return refuse('NO_EXTENSION')
      if (dueAt <= context.now) return refuse('IN_THE_PAST', 'dueAt')
      if (dueAt <= assignment.due.dueAt) return refuse('NOT_LATER', 'dueAt')
      if (isBeyond(dueAt, context)) return refuse('BEYOND_SIX_MONTHS', 'dueAt')
      if (isAfterLead(dueAt, context)) return refuse('AFTER_LEAD_DUE', 'dueAt')
      if (isAfterEnd(issued(context), dueAt)) return refuse('AFTER_SUPERVISION_END', 'dueAt')
      const fromAbove = isFromAbove(issued(context))
      if (fromAbove && !upperAnswer?.trim()) return refuse('UPPER_ANSWER_MISSING', 'upperAnswer')
      // What the decision took is given back at least, however little was granted.
      const clock = runAgain(issued(context), assignment, context, (due) =>
        dueAt > due.dueAt
          ? setDeadline(due, { at: context.now, to: dueAt, reason: extension.reason, how: 'extended' })
          : due,
      )
      const data = { assignmentId: id, extensionId: extension.id, opinion, ...(fromAbove && { upperAnswer }), ...clock }
      return [{ type: 'ExtensionGranted', data }]
    },
  },
  refuseExtension: {
    may: decidable,
    decide: ({ reason }, context) => {
      const assignment = assigned(context)
      const { id, extension } = assignment
      if (!extension) return refuse('NO_EXTENSION')
      const clock = extension.stops && { clock: runAgain(issued(context), assignment, context) }
      return [{ type: 'ExtensionRefused', data: { assignmentId: id, extensionId: extension.id, reason, ...clock } }]
    },
  },
  /** Gives nothing back: the clock is as if it had not been asked. */
  withdrawExtension: {
    may: (s) =>
      first(
        pending(s),
        when(s.assignment !== null && isAlone(s.assignment), () => refuse('EXTENSION_HELD')),
      ),
    decide: ({ reason }, context) => {
      const assignment = assigned(context)
      const { id, extension } = assignment
      if (!extension) return refuse('NO_EXTENSION')
      const clock = extension.stops ? runOn(issued(context), assignment, context) : null
      return [{ type: 'ExtensionWithdrawn', data: { assignmentId: id, extensionId: extension.id, reason, clock } }]
    },
  },
}
