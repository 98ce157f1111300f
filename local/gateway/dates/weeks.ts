const DAY = 86_400_000

/** From 1 on Sunday to 7 on Saturday. */
export const dayOfWeek = (date: Date): number => date.getUTCDay() + 1

/** From 1 on Monday to 7 on Sunday. */
export const isoDayOfWeek = (date: Date): number => date.getUTCDay() || 7

export const dayOfYear = (date: Date): number =>
  Math.floor((date.getTime() - startOf(date.getUTCFullYear(), 1)) / DAY) + 1

/** 0 before the first Sunday of the year. */
export const week = (date: Date): number => Math.floor((dayOfYear(date) + 6 - date.getUTCDay()) / 7)

/** A week belongs to the year in which its Thursday is. */
const thursdayOf = (date: Date): Date => new Date(date.getTime() + (4 - isoDayOfWeek(date)) * DAY)

export const isoWeekYear = (date: Date): number => thursdayOf(date).getUTCFullYear()

export const isoWeek = (date: Date): number => Math.ceil(dayOfYear(thursdayOf(date)) / 7)

/** Midnight of a day; months and days may lie outside of the year and month, also years before 100. */
export function startOf(year: number, month: number, day = 1): number {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return date.getTime()
}

/** Midnight of a day of an ISO week; the fourth of January is always in the first. */
export function startOfIso(year: number, isoWeek: number, isoDay: number): number {
  const fourth = new Date(startOf(year, 1, 4))
  return fourth.getTime() + ((isoWeek - 1) * 7 + isoDay - isoDayOfWeek(fourth)) * DAY
}
