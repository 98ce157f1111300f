import { type Instant, localDate } from '../../../../domain/clock/time'

/** The month that `now` falls in, in Shanghai: `2026-10`. */
export const periodOf = (now: Instant): string => localDate(now).slice(0, 7)

/** 2026年10月. */
export const periodWords = (period: string): string => `${period.slice(0, 4)}年${Number(period.slice(5))}月`

/** A month from an address, or the present one. */
export const periodFrom = (text: unknown, now: Instant): string =>
  typeof text === 'string' && /^20\d\d-(0[1-9]|1[0-2])$/.test(text) ? text : periodOf(now)
