import { computed, shallowRef } from 'vue'
import type { Names } from '../../../../../domain/decider/telling'
import type { LightCounts, MatterRow } from '../../../../../domain/matter/views'
import { asApiError, query } from '../../../services/api'
import { useLatest } from '../../../services/latest'
import type { ApiError } from '../../../services/transport'
import { type Filters, type Order, without } from './filters'
import { arrived, back, cursorOf, FIRST_PAGE, forward, hasPrevious, type Pager, rangeWords } from './pager'

const PAGE_SIZE = 50

/** One page of the list with the numbers above it. What is shown stays until the next answer has come. */
export const useMatterPage = () => {
  const rows = shallowRef<MatterRow[] | null>(null)
  const names = shallowRef<Names>({})
  const counts = shallowRef<LightCounts | null>(null)
  const loading = shallowRef(false)
  const failure = shallowRef<ApiError | null>(null)
  const pager = shallowRef<Pager>(FIRST_PAGE)
  const latest = useLatest()

  const read = async (filters: Filters, order: Order, wanted: Pager): Promise<void> => {
    loading.value = true
    failure.value = null
    const after = cursorOf(wanted)
    try {
      const got = await latest.ask((signal) =>
        Promise.all([
          query('matter.list', { ...filters, order, limit: PAGE_SIZE, ...(after && { after }) }, signal),
          query('matter.counts', without(filters, 'light'), signal),
        ]),
      )
      if (!got) return
      const [page, numbers] = got.answer
      rows.value = page.items
      names.value = { ...names.value, ...page.names }
      counts.value = numbers.all
      pager.value = arrived(wanted, page.next)
    } catch (error) {
      failure.value = asApiError(error)
    }
    loading.value = false
  }

  return {
    rows,
    names,
    counts,
    loading,
    failure,
    first: (filters: Filters, order: Order) => read(filters, order, FIRST_PAGE),
    again: (filters: Filters, order: Order) => read(filters, order, pager.value),
    forward: (filters: Filters, order: Order) => read(filters, order, forward(pager.value)),
    back: (filters: Filters, order: Order) => read(filters, order, back(pager.value)),
    hasNext: computed(() => pager.value.next !== null),
    hasPrevious: computed(() => hasPrevious(pager.value)),
    /** 第 51–100 件. */
    range: computed(() => rangeWords(pager.value, PAGE_SIZE, rows.value?.length ?? 0)),
  }
}
