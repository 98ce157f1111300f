import { computed, shallowRef } from 'vue'
import type { Instant } from '../../../domain/clock/time'
import { now } from './session'

/** Whether the page is being set on paper. */
export const printing = shallowRef(false)

const media = window.matchMedia('print')
const set = (is: boolean) => () => {
  printing.value = is
}
media.addEventListener('change', ({ matches }) => set(matches)())
window.addEventListener('beforeprint', set(true))
window.addEventListener('afterprint', set(false))

/** So long ago that no day is near, and no year the same. */
const LONG_AGO: Instant = '1970-01-01T00:00:00.000Z'

/**
 * From when a date is told in words: on paper no 昨天 and no missing year, since nobody knows when it is read. For
 * words alone, never for what is due.
 */
export const readAt = computed<Instant>(() => (printing.value ? LONG_AGO : now.value))
