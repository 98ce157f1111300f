import { fold } from '../../../domain/decider/decide'
import type { AnyDecider, AnyEvent, Life } from '../../../domain/decider/decider'
import type { SubjectKind } from '../../../domain/subjects'
import { canonicalJson } from '../../../domain/trail/canonical'
import { verifyChain } from '../../../domain/trail/chain'
import type { Finding, Verdict } from '../../../domain/trail/verdict'
import type { Store } from '../../ports'
import { sha256 } from '../../sha256'
import { eventFault } from '../../validation'
import { eventsOf } from './chain'
import { kept } from './kept'

/** Whether the state is what its events, each of the right form, make of it. */
const isFold = (decider: AnyDecider, state: Life, events: AnyEvent[]): boolean => {
  try {
    return canonicalJson(fold(decider, events)) === canonicalJson(state)
  } catch {
    return false
  }
}

const seqOf = (events: AnyEvent[], found: (event: AnyEvent, i: number) => boolean): number | null =>
  events.find(found)?.seq ?? null

/** The chain, each event's form, and the state as their fold: a byte changed in either is found. */
export const verify = async (kind: SubjectKind, state: Life, store: Store): Promise<Verdict> => {
  const { decider } = kept[kind]
  const events = await eventsOf(state.id, store)
  const verdict = (why: Finding | null, brokenAt: number | null): Verdict => ({
    intact: why === null || why === 'time',
    events: events.length,
    brokenAt,
    why,
    head: state.lastHash,
  })
  const check = verifyChain(events, sha256)
  if (!check.intact) return verdict(check.why, check.brokenAt)
  const formless = seqOf(events, (event) => eventFault(event, decider.schemas) !== null)
  if (formless !== null) return verdict('form', formless)
  if (check.head !== state.lastHash) return verdict('head', null)
  if (!isFold(decider, state, events)) return verdict('state', null)
  const early = seqOf(events, ({ at }, i) => at < (events[i - 1]?.at ?? at))
  return verdict(early === null ? null : 'time', early)
}
