import { computed, ref, shallowRef } from 'vue'
import { own } from '../../../../domain/own'
import { loadDraft, useDraft } from '../../services/drafts'
import { actor } from '../../services/session'
import { sameContent } from './content'
import { emptyForm, type MatterForm, soleGroupOf } from './form'
import { type Difference, type Merged, merge, withPart } from './merging'
import type { Stored } from './sending'

interface Kept {
  form: MatterForm
  /** The stored version that it was typed over. */
  version: number | null
  /** What that version said; what older pages kept has none. */
  base?: MatterForm
}

/** What others changed meanwhile, as far as it concerns the form. */
type Others = Omit<Merged, 'form'>

const NOTHING: Others = { followed: [], differences: [] }

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
  const keeping = computed<Kept>(() => ({
    form: form.value,
    version: stored.value?.version ?? null,
    ...(stored.value && { base: stored.value.form }),
  }))
  const { saved, settle } = useDraft(name, keeping)

  const others = shallowRef<Others>(NOTHING)
  /** The form before the other's part was taken, by part: it can be had back. */
  let mine: Record<string, MatterForm> = {}
  /** Brings what is typed to what the server has now: nothing of it is taken back unseen. */
  const takeUp = (base: MatterForm, now: Stored): void => {
    const merged = merge(form.value, base, now.form, now.names)
    form.value = merged.form
    const before = others.value.differences.filter(({ part }) => merged.differences.every((one) => one.part !== part))
    others.value = { followed: merged.followed, differences: [...before, ...merged.differences] }
  }
  const movedOn = isKept && opened !== null && kept.version !== opened.version
  if (movedOn && kept.base) takeUp(kept.base, opened)

  return {
    form,
    stored,
    /** 已存草稿 10:32. */
    saved,
    restored,
    /** The stored draft has been changed since what was left here was typed, and nobody knows any more over what. */
    movedOn: movedOn && !kept.base,
    others,
    /** Others have stored the draft anew, over what the form began from. */
    takeUp,
    /** Whose words stand, where two people changed the same. */
    take: ({ part }: Difference, whose: 'mine' | 'theirs') => {
      const difference = others.value.differences.find((one) => one.part === part)
      if (!difference || !stored.value || difference.taken === whose) return
      const differences = others.value.differences.map((one) => (one === difference ? { ...one, taken: whose } : one))
      if (difference.taken === null) mine = { ...mine, [part]: form.value }
      form.value = withPart(form.value, part, whose === 'theirs' ? stored.value.form : (own(mine, part) ?? form.value))
      others.value = { ...others.value, differences }
    },
    /** It is stored: this machine's copy is no longer needed. */
    settle: async () => {
      await settle()
      restored.value = false
      others.value = NOTHING
      mine = {}
    },
    startAfresh: async () => {
      form.value = fresh()
      others.value = NOTHING
      mine = {}
      restored.value = false
      await settle()
    },
  }
}
