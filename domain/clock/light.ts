import { addMs, DAY_MS, type Instant } from './time'

/** docs/domain.md, section 4: grey when closed or suspended. */
export type Light = 'green' | 'yellow' | 'red' | 'grey'

/** What a light is read from; a matter without a due moment (a draft) never warns. */
export interface LightFacts {
  open: boolean
  suspended: boolean
  dueAt: Instant | null
  yellowAt: Instant | null
}

/** Yellow from `yellowAt` on, red after `dueAt`: the due moment itself is still in time. */
export const lightOf = ({ open, suspended, dueAt, yellowAt }: LightFacts, now: Instant): Light => {
  if (!open || suspended) return 'grey'
  if (dueAt !== null && now > dueAt) return 'red'
  if (yellowAt !== null && now >= yellowAt) return 'yellow'
  return 'green'
}

export const yellowAt = (dueAt: Instant, calendarDaysBefore: number): Instant =>
  addMs(dueAt, -calendarDaysBefore * DAY_MS)

export const LIGHT_WORDS: Record<Light, string> = { green: '正常', yellow: '临期', red: '超期', grey: '已办结' }

/** Of a line in a list. One whose clock is suspended is not open; a to-do is open for as long as it is there. */
export const lightOfLine = (
  { open = true, dueAt, yellowAt }: Pick<LightFacts, 'dueAt' | 'yellowAt'> & { open?: boolean },
  now: Instant,
): Light => lightOf({ open, suspended: false, dueAt, yellowAt }, now)

/** A red that was remedied stays visible as such for good (红转黄; docs/domain.md, section 4). */
export const isRemedied = (overdueAt: Instant | null, light: Light | ''): boolean =>
  overdueAt !== null && light !== 'red'
