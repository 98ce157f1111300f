import type { RulePack } from '../../rules/pack'
import { assignmentIn } from '../state/assignments'
import type { IssuedMatter } from '../state/matter'

/** The issued states around an event, and the pack of the matter. */
export interface Around {
  before: IssuedMatter
  after: IssuedMatter
  pack: RulePack
}

export const unitOf = (matter: IssuedMatter, assignmentId: string): string =>
  assignmentIn(matter, assignmentId)?.unitId ?? ''
