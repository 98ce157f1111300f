import { onScopeDispose, shallowRef } from 'vue'
import type { Names } from '../../../../../domain/decider/telling'
import type { MatterEvent } from '../../../../../domain/matter/events'
import type { Matter } from '../../../../../domain/matter/state/matter'
import type { RulePack } from '../../../../../domain/rules/pack'
import { asApiError, query } from '../../../services/api'
import { packOf } from '../../../services/packs'
import { usePaged } from '../../../services/paged'
import { requireMe } from '../../../services/session'
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
  /** The matter's own pack, as its line in every list is told by. */
  const rules = shallowRef<RulePack>(requireMe().rules)
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
      rules.value = await packOf(answer.matter)
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

  return { matter, names, rules, failure, timeline, load }
}
