import type { Names } from '../../domain/decider/telling'
import type { MatterEvent } from '../../domain/matter/events'
import type { Matter } from '../../domain/matter/state/matter'
import type { RulePack } from '../../domain/rules/pack'
import { recallApart, rememberApart, type Seen } from '../services/seen'

/** A matter as its page had it: enough to show it, and to open its forms, when no answer comes. */
export interface MatterSeen {
  matter: Matter
  names: Names
  steps: { items: MatterEvent[]; names: Names; next: string | null }
  /** The matter's own pack, as its line in every list is told by. */
  rules: RulePack
}

const keyOf = (matterId: string): string => `matter.${matterId}`

export const rememberMatter = (seen: MatterSeen): void => rememberApart(keyOf(seen.matter.id), seen)

/** Null when this person has not seen it lately on this phone. */
export const matterSeen = (matterId: string): Seen<MatterSeen> | null => recallApart(keyOf(matterId))
