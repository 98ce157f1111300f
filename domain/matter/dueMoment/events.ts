import { instant, nullable, oneOf } from '../../contract/schema'
import type { Says } from '../../decider/event'
import { facts, id, text } from '../../decider/shapes'
import { clock, deadline } from '../base/shapes'
import { DUE_KINDS } from '../state/parts'

const which = { assignmentId: id, kind: oneOf(DUE_KINDS), thingId: nullable(id), title: text }

export const schemas = {
  /** `unitSays`: what the unit says to it; empty where it was not asked. */
  DueMomentProposed: facts({
    ...which,
    proposalId: id,
    from: nullable(instant),
    to: instant,
    reason: text,
    unitSays: text,
  }),
  DueMomentRejected: facts({ ...which, proposalId: id, reason: text }),
  /** `clock`: where the work's clock stands now, with what hangs on it; `signIn`: the sign-in's. Null where it is another's moment. */
  DueMomentSet: facts({
    ...which,
    from: nullable(instant),
    to: instant,
    reason: text,
    unitSays: text,
    opinion: text,
    clock: nullable(clock),
    signIn: nullable(deadline),
  }),
} as const

export interface DueMomentEvents extends Says<typeof schemas> {}

export type SetMoment = DueMomentEvents['DueMomentSet']
