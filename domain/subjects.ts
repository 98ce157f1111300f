import type { AnyDecider } from './decider/decider'
import { matterDecider } from './matter/decider'
import { own } from './own'

/** Every kind of subject with its decider; a new kind is added here. */
const deciders = { matter: matterDecider }

export type SubjectKind = keyof typeof deciders

/** Undefined for a kind that a newer version knows. */
export const deciderOf = (kind: string): AnyDecider | undefined =>
  own(deciders as unknown as Readonly<Record<string, AnyDecider>>, kind)
