import { computed, onScopeDispose, type Ref, shallowRef, watch } from 'vue'
import type { Preview } from '../../../../domain/matter/views'
import { asApiError, query } from '../../services/api'
import { useLatest } from '../../services/latest'
import type { ApiError } from '../../services/transport'
import { previewContentOf, previewKey } from './content'
import type { MatterForm } from './form'

const PAUSE_MS = 400

/**
 * What issuing the form now would do, asked again a moment after something that it depends on has changed. The last
 * answer stays while a new one is on its way.
 */
export const usePreview = (form: Ref<MatterForm>) => {
  const preview = shallowRef<Preview | null>(null)
  const failure = shallowRef<ApiError | null>(null)
  const loading = shallowRef(false)
  const key = computed(() => previewKey(form.value))
  let timer: number | undefined
  const latest = useLatest()

  const load = async () => {
    const content = previewContentOf(form.value)
    loading.value = content !== null
    if (!content) return latest.end()
    try {
      const got = await latest.ask((signal) => query('matter.preview', { content }, signal))
      if (!got) return
      preview.value = got.answer
      failure.value = null
    } catch (error) {
      failure.value = asApiError(error)
    }
    loading.value = false
  }

  watch(
    key,
    (now, before) => {
      window.clearTimeout(timer)
      latest.end()
      if (now === '') {
        preview.value = null
        failure.value = null
        loading.value = false
        return
      }
      loading.value = true
      timer = window.setTimeout(load, before ? PAUSE_MS : 0)
    },
    { immediate: true },
  )
  onScopeDispose(() => window.clearTimeout(timer))

  return { preview, failure, loading, load }
}
