import { at, type Instant, localDate } from '../clock/time'

/** What a unit begins each month with (docs/domain.md, section 8). Hundredths. */
export const MONTH_START = 100_00

/** What a month comes to by the sum of its lines: never below 0 (docs/domain.md, section 8). Hundredths. */
export const monthOf = (sum: number): number => Math.max(0, MONTH_START + sum)

/** A month as the ledger names it: `2026-10`. */
export const PERIOD = /^20\d\d-(0[1-9]|1[0-2])$/

/** The month that a moment falls in, in Shanghai: `2026-10`. */
export const periodAt = (moment: Instant): string => localDate(moment).slice(0, 7)

/** The first moment of the present month: whatever counts in an earlier one came before it. */
export const presentMonth = (now: Instant): Instant => at(`${periodAt(now)}-01`, '00:00')
