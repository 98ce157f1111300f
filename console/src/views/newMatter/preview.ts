import { computed, onScopeDispose, type Ref, shallowRef, watch } from 'vue'
import type { Preview } from '../../../../domain/matter/views'
import { asApiError, query } from '../../services/api'
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
  let asked = 0

  const load = async () => {
    const mine = ++asked
    const content = previewContentOf(form.value)
    loading.value = content !== null
    if (!content) return
    try {
      const answer = await query('matter.preview', { content })
      if (mine !== asked) return
      preview.value = answer
      failure.value = null
    } catch (error) {
      if (mine === asked) failure.value = asApiError(error)
    } finally {
      if (mine === asked) loading.value = false
    }
  }

  watch(
    key,
    (now, before) => {
      window.clearTimeout(timer)
      asked += 1
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
