import { ifYearKnown } from '../clock/calendar'
import type { Instant } from '../clock/time'
import type { NewOf } from './event'
import type { Setting } from './setting'

/** A timed step still to come: `events` says what to record once its nominal moment has come. */
export interface Step<E> {
  key: string
  nominalAt: Instant
  /** The events to record; urges take their number only then. */
  events(take: (series: string) => number): NewOf<E>[]
}

/** What the moments of steps are worked out with. */
export type Plan = Pick<Setting, 'calendar' | 'rules'>

/** Stands for a step whose moment needs a calendar year that the office has not entered yet: it waits for it. */
const WITHHELD: Step<never> = { key: 'withheld', nominalAt: '9999-12-31T00:00:00.000Z', events: () => [] }

export const isWithheld = ({ key }: { key: string }): boolean => key === WITHHELD.key

export const onceKnown = <E>(steps: () => Step<E>[]): Step<E>[] =>
  ifYearKnown(steps) ?? [{ ...WITHHELD, events: () => [] }]

export const one = <E>(key: string, nominalAt: Instant, event: NewOf<E>): Step<E> => ({
  key,
  nominalAt,
  events: () => [event],
})

/** The later of moments that there are: nothing is missed while the clock stands still. */
export const later = (moment: Instant, ...others: (Instant | null | undefined)[]): Instant =>
  others.reduce<Instant>((latest, other) => (other && other > latest ? other : latest), moment)
