import { shallowRef } from 'vue'
import type { Page } from '../../../../domain/contract/schema'
import { asApiError } from '../../services/api'
import type { ApiError } from '../../services/transport'

/**
 * A list read page by page. `start` reads it anew, `more` goes on; an answer to an older question is dropped. What is
 * shown stays until the new first page has come, or can't be had.
 */
export const usePages = <Row>(read: (after: string | null) => Promise<Page<Row>>) => {
  const rows = shallowRef<Row[]>([])
  const next = shallowRef<string | null>(null)
  const loading = shallowRef(true)
  const loaded = shallowRef(false)
  const failure = shallowRef<ApiError | null>(null)
  let asked = 0

  const load = async (after: string | null) => {
    const mine = ++asked
    loading.value = true
    failure.value = null
    try {
      const page = await read(after)
      if (mine !== asked) return
      rows.value = after === null ? page.items : [...rows.value, ...page.items]
      next.value = page.next
      loaded.value = true
    } catch (error) {
      if (mine !== asked) return
      failure.value = asApiError(error)
      // Rows of the old question under the new one would mislead.
      if (after === null) rows.value = []
    } finally {
      if (mine === asked) loading.value = false
    }
  }

  return {
    rows,
    next,
    loading,
    /** A first page has come. */
    loaded,
    failure,
    start: () => load(null),
    more: () => (next.value !== null && !loading.value ? load(next.value) : Promise.resolve()),
  }
}
