import { setDeadline } from '../../clock/deadline'
import { stoppedSince } from '../../clock/stop'
import type { Instant } from '../../clock/time'
import { type Refusal, refuse } from '../../refusal'
import { tooLate } from '../base/bounds'
import { assignmentMustBe, first, mustBeMyTurn, when } from '../base/guards'
import { isBeforeDue } from '../base/handingIn'
import { actsAs, assigned, type Context, issued, type Situation, thingId } from '../base/situation'
import { runAgain, runOn } from '../base/stops'
import type { Commands } from '../base/topic'
import { isExtensionSignable } from '../deciding/ladder'
import { timesExtended } from '../state/assignments'
import { type Assignment, isHeld } from '../state/matter'
import { stopsClock } from './ahead'
import type { contract } from './contract'
import type { ExtensionEvents } from './events'
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

const bounded = (to: Instant, field: string, context: Context): Refusal | null =>
  to <= assigned(context).due.dueAt
    ? refuse('NOT_LATER', field)
    : tooLate(to, field, { ...context, matter: issued(context), a: assigned(context) })

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
      const refusal = bounded(requestedDueAt, 'requestedDueAt', context)
      if (refusal) return refusal
      const extensionId = thingId('E', context)
      const stops = stopsClock(context.calendar, a, context.now)
      const ordinal = timesExtended(a) + 1
      const asked = { assignmentId: a.id, extensionId, progress, reason, requestedDueAt, stops, ordinal }
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
      const refusal = bounded(dueAt, 'dueAt', context)
      if (refusal) return refusal
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
