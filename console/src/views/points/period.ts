import { day } from '../../../../domain/clock/dayjs'
import type { Instant } from '../../../../domain/clock/time'
import { PERIOD, periodAt } from '../../../../domain/points/month'

/** 2026年10月. */
export const periodWords = (period: string): string => day(`${period}-01`).format('YYYY年M月')

/** A month from an address, or the present one. */
export const periodFrom = (text: unknown, now: Instant): string =>
  typeof text === 'string' && PERIOD.test(text) ? text : periodAt(now)
