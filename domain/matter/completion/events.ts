import { nullable, object, oneOf } from '../../contract/schema'
import type { Says } from '../../decider/event'
import { facts, factsSince, flag, id, text } from '../../decider/shapes'
import { CONFIRMATION_STAGES, SIGN_OFF_STAGES } from '../../rules/kinds'
import { deadline, expected, files, moments } from '../base/shapes'

const confirmationOrSignOff = oneOf([...SIGN_OFF_STAGES, ...CONFIRMATION_STAGES])

export const schemas = {
  /** `last`: nobody else in the unit could sign, it goes to the office. */
  CompletionSubmitted: object({ assignmentId: id, completionId: id, summary: text, files, last: flag }, [
    'assignmentId',
    'completionId',
    'summary',
    'files',
  ]),
  CompletionSignedOff: facts({
    assignmentId: id,
    completionId: id,
    stage: oneOf(SIGN_OFF_STAGES),
    opinion: text,
    last: flag,
  }),
  /** `due`: where the clock stands, where it had stood meanwhile or a moment was set; null: as before. */
  CompletionReturned: factsSince(
    {
      assignmentId: id,
      completionId: id,
      by: confirmationOrSignOff,
      missing: text,
      due: nullable(deadline),
      next: expected,
    },
    { tasks: moments, milestones: moments, noSubstance: flag },
  ),
  CompletionConfirmed: facts({
    assignmentId: id,
    completionId: id,
    stage: oneOf(CONFIRMATION_STAGES),
    opinion: text,
    last: flag,
    onTime: flag,
    early: flag,
  }),
} as const

export interface CompletionEvents extends Says<typeof schemas> {}
