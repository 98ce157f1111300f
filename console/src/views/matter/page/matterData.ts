import { onScopeDispose, shallowRef } from 'vue'
import type { Names } from '../../../../../domain/decider/telling'
import type { MatterEvent } from '../../../../../domain/matter/events'
import type { Matter } from '../../../../../domain/matter/state/matter'
import { asApiError, query } from '../../../services/api'
import { usePaged } from '../../../services/paged'
import type { ApiError } from '../../../services/transport'

const STEPS = 100

interface Steps {
  items: MatterEvent[]
  next: string | null
  names: Names
}

/** A matter with its timeline, read anew after each command and on coming back to the page. */
export const useMatter = (matterId: string) => {
  const matter = shallowRef<Matter | null>(null)
  const names = shallowRef<Names>({})
  const failure = shallowRef<ApiError | null>(null)
  const timeline = usePaged<MatterEvent, Steps>(
    (after, signal) => query('matter.timeline', { matterId, limit: STEPS, ...(after && { after }) }, signal),
    (page) => {
      names.value = { ...names.value, ...page.names }
    },
  )

  const load = async (): Promise<void> => {
    failure.value = null
    try {
      const answer = await query('matter.get', { matterId })
      names.value = { ...names.value, ...answer.names }
      const moved = answer.matter.version !== matter.value?.version
      matter.value = answer.matter
      if (moved) await timeline.reload()
    } catch (error) {
      failure.value = asApiError(error)
    }
  }

  const whenVisible = () => document.visibilityState === 'visible' && load()
  document.addEventListener('visibilitychange', whenVisible)
  onScopeDispose(() => document.removeEventListener('visibilitychange', whenVisible))

  return { matter, names, failure, timeline, load }
}
