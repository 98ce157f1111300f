import type { Names } from '../../../domain/decider/telling'
import type { Todo } from '../../../domain/decider/todo'
import type { ExplainedMoment } from '../../../domain/matter/receipts/moments'
import type { Matter } from '../../../domain/matter/state/matter'
import type { RulePack } from '../../../domain/rules/pack'
import type { PhoneCommand } from '../../forms/formOf'
import type { Steps } from './load'

/** What the page works on and never shows as it is. */
export interface Held {
  matterId: string
  matter: Matter
  names: Names
  steps: Steps
  rules: RulePack
  /** As they were told last; absent before. */
  moments?: ExplainedMoment[]
  /** The command that the person came for, and on which assignment; asked once. */
  wanted: PhoneCommand | null
  wantedAssignmentId: string | null
  /** It came up, or is about to. */
  opened: boolean
  /** Offered after a decision here. */
  next: Todo | null
}
export const heldBy = (page: object): Held => page as unknown as Held
