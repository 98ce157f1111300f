import { computed, shallowRef } from 'vue'
import type { Page } from '../../../domain/contract/schema'
import { asApiError } from './api'
import { useLatest } from './latest'
import type { ApiError } from './transport'

/** An endless list: pages are added as they are asked for. A failure keeps what is there. */
export const usePaged = <T, P extends Page<T> = Page<T>>(
  read: (after: string | undefined, signal: AbortSignal) => Promise<P>,
  onPage: (page: P) => void = () => undefined,
) => {
  const items = shallowRef<T[] | null>(null)
  const next = shallowRef<string | null>(null)
  const loading = shallowRef(false)
  const failure = shallowRef<ApiError | null>(null)
  const outdated = shallowRef(false)
  const latest = useLatest()

  const load = async (after: string | undefined): Promise<void> => {
    loading.value = true
    failure.value = null
    try {
      const got = await latest.ask((signal) => read(after, signal))
      if (!got) return
      const page = got.answer
      items.value = after === undefined ? page.items : [...(items.value ?? []), ...page.items]
      next.value = page.next
      outdated.value = false
      onPage(page)
    } catch (error) {
      failure.value = asApiError(error)
      outdated.value = after === undefined
    }
    loading.value = false
  }

  return {
    /** Null until the first page has come. */
    items,
    loading,
    failure,
    /** Reading from the start failed: what is shown is what was read before. */
    outdated,
    hasMore: computed(() => next.value !== null),
    /** From the start; what is shown stays until the answer. */
    reload: () => load(undefined),
    more: () => (next.value === null || loading.value ? Promise.resolve() : load(next.value)),
    /** The rest, page by page. */
    all: async () => {
      while (next.value !== null && failure.value === null) await load(next.value)
    },
  }
}
