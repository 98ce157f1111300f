import { computed, ref, shallowRef } from 'vue'
import { loadDraft, useDraft } from '../../services/drafts'
import { actor } from '../../services/session'
import { sameContent } from './content'
import { emptyForm, type MatterForm, soleGroupOf } from './form'
import type { Stored } from './sending'

interface Kept {
  form: MatterForm
  /** The stored version that it was typed over. */
  version: number | null
}

/**
 * The form under way, kept on this machine until it is stored. What was left here before is taken up again, unless the
 * stored draft says the same.
 */
export const useEditing = (opened: Stored | null) => {
  const name = `matter.${opened?.matterId ?? 'new'}`
  const kept = loadDraft<Kept>(name)
  const isKept = kept !== null && !(opened && sameContent(kept.form, opened.form))
  const stored = shallowRef<Stored | null>(opened)
  /** What the server has now, else nothing. */
  const fresh = (): MatterForm => JSON.parse(JSON.stringify(stored.value?.form ?? emptyForm(soleGroupOf(actor.value))))

  const form = ref<MatterForm>(isKept ? { ...fresh(), ...kept.form } : fresh())
  const restored = shallowRef(isKept)
  const keeping = computed<Kept>(() => ({ form: form.value, version: stored.value?.version ?? null }))
  const { saved, settle } = useDraft(name, keeping)

  return {
    form,
    stored,
    /** 已存草稿 10:32. */
    saved,
    restored,
    /** The stored draft has been changed since what was left here was typed. */
    movedOn: isKept && opened !== null && kept.version !== opened.version,
    /** It is stored: this machine's copy is no longer needed. */
    settle: async () => {
      await settle()
      restored.value = false
    },
    startAfresh: async () => {
      form.value = fresh()
      restored.value = false
      await settle()
    },
  }
}
