import { DAY_MS } from '../../domain/clock/time'

const PATTERN = /^P(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,7})M)?(?:(\d{1,8})S)?)?$/

/** Milliseconds of an ISO 8601 duration in weeks, days, hours, minutes and seconds (`P3D`, `PT90M`); null for others. */
export function durationMs(text: string): number | null {
  const match = PATTERN.exec(text)
  if (!match?.slice(1).some((part) => part !== undefined)) return null
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(1).map((part) => Number(part ?? 0))
  return (weeks * 7 + days) * DAY_MS + ((hours * 60 + minutes) * 60 + seconds) * 1000
}
