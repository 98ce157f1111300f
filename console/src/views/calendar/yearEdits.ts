import { computed, type Ref, shallowRef } from 'vue'
import type { Calendar, CalendarYear } from '../../../../domain/clock/calendar'
import type { LocalDate } from '../../../../domain/clock/time'
import { loadDraft, useDraft } from '../../services/drafts'
import { becomesReal, changedDays, type Decision, decide } from './edits'
import { daysBetween } from './month'

/**
 * The year that is shown, the days chosen in it, and what is changed and not yet saved: by year and kept on this
 * machine, so that neither looking at another year nor leaving the page loses anything.
 */
export const useYearEdits = (calendar: Ref<Calendar | null>, first: number) => {
  const number = shallowRef(first)
  const edited = shallowRef<Record<number, CalendarYear>>(loadDraft('calendar') ?? {})
  useDraft('calendar', edited)

  const saved = computed(() => calendar.value?.years[number.value] ?? null)
  const year = computed(() => edited.value[number.value] ?? saved.value)
  const changes = computed(() => (year.value ? changedDays(saved.value, year.value) : []))

  const chosen = shallowRef<LocalDate[]>([])
  const anchor = shallowRef<LocalDate | null>(null)

  const keep = (next: CalendarYear) => {
    edited.value = { ...edited.value, [next.year]: next }
  }

  return {
    number,
    edited,
    saved,
    year,
    changes,
    chosen,
    /** Nothing to save in a year that was changed and changed back. */
    isUnsaved: computed(() => {
      const draft = edited.value[number.value]
      return (
        draft !== undefined && (changes.value.length > 0 || saved.value === null || becomesReal(saved.value, draft))
      )
    }),
    show: (which: number) => {
      number.value = which
      chosen.value = []
      anchor.value = null
    },
    /** One day, or with `toHere` all days from the one chosen before. */
    choose: (date: LocalDate, toHere: boolean) => {
      chosen.value = toHere && anchor.value ? daysBetween(anchor.value, date) : [date]
      if (!toHere || !anchor.value) anchor.value = date
    },
    decideChosen: (decision: Decision, name: string) => {
      const current = year.value
      if (current) keep(chosen.value.reduce((so, date) => decide(so, date, decision, name), current))
    },
    keep,
    forget: () => {
      const { [number.value]: _, ...others } = edited.value
      edited.value = others
    },
  }
}
