import * as fc from 'fast-check'
import type { Instant } from '../../../domain/clock/time'
import { evolve } from '../../../domain/decider/decide'
import { matterDecider } from '../../../domain/matter/decider'
import type { EventType, MatterEvent } from '../../../domain/matter/events'
import type { Matter } from '../../../domain/matter/state/matter'
import type { RulePack } from '../../../domain/rules/pack'
import { anyLife, anyRules, type Move } from './lives'

/** Each law in so many lives: 40 of them in 2,000. More of them before much is changed: `ZHIDU_LAW_RUNS=500`. */
export const RUNS = Number(process.env.ZHIDU_LAW_RUNS ?? 50)

/** One law, named as what holds in every life. The first that breaks it is shown as it is: making it short takes minutes. */
export const law = (name: string, holds: (moves: Move[], rules: Partial<RulePack>) => void) =>
  test(name, () => fc.assert(fc.property(anyLife, anyRules, holds), { numRuns: RUNS, endOnFailure: true }))

/** Each event with the matter before and after it. */
export const steps = (events: readonly MatterEvent[]) => {
  let state: Matter | null = null
  return events.map((event) => {
    const before = state
    const after: Matter = evolve(matterDecider, before, event)
    state = after
    return { event, before, after }
  })
}

export type Span = { from: Instant; to: Instant }
const END: Instant = '9999-12-31T00:00:00.000Z'

/** The times between an event of `opens` and the next of `closes`; of what the timer does, at its nominal moment. */
export const spans = (
  events: readonly MatterEvent[],
  opens: readonly EventType[],
  closes: readonly EventType[],
): Span[] => {
  const found: Span[] = []
  let from: Instant | null = null
  for (const { type, at: recordedAt, nominalAt: at = recordedAt } of events) {
    if (from === null && opens.includes(type)) from = at
    else if (from !== null && closes.includes(type)) {
      found.push({ from, to: at })
      from = null
    }
  }
  return from === null ? found : [...found, { from, to: END }]
}

export const inside = (moment: Instant, all: readonly Span[]): boolean =>
  all.some(({ from, to }) => from <= moment && moment < to)
