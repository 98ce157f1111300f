import { nextTick, onScopeDispose, type Ref, shallowRef, watch } from 'vue'
import { localTime } from '../../../domain/clock/time'
import { now, requireMe } from './session'

/** What is typed is saved on this machine, per person, until it has been sent or thrown away. */
const keyOf = (name: string): string => `zhidu.draft.${requireMe().person.id}.${name}`
const PAUSE_MS = 600

export const loadDraft = <T>(name: string): T | null => {
  try {
    return JSON.parse(localStorage.getItem(keyOf(name)) ?? 'null') as T | null
  } catch {
    return null
  }
}

const saveDraft = (name: string, value: unknown): void => {
  localStorage.setItem(keyOf(name), JSON.stringify(value))
}

const dropDraft = (name: string): void => localStorage.removeItem(keyOf(name))

/**
 * Saves `state` under `name` whenever it changes, and tells when: 已存草稿 10:32. Call `settle` once it has been sent;
 * closing the page saves what the last pause has not.
 */
export const useDraft = <T>(name: string, state: Ref<T>) => {
  const saved = shallowRef('')
  let timer: number | undefined
  let settled = false

  const save = () => {
    window.clearTimeout(timer)
    timer = undefined
    if (settled) return
    saveDraft(name, state.value)
    saved.value = `已存草稿 ${localTime(now.value)}`
  }
  const saveIfWaiting = () => timer !== undefined && save()

  watch(
    state,
    () => {
      if (settled) return
      window.clearTimeout(timer)
      timer = window.setTimeout(save, PAUSE_MS)
    },
    { deep: true },
  )
  window.addEventListener('pagehide', saveIfWaiting)
  onScopeDispose(() => {
    saveIfWaiting()
    window.removeEventListener('pagehide', saveIfWaiting)
  })

  return {
    /** 已存草稿 10:32, or empty. */
    saved,
    /** At once, as before sending. */
    save,
    /** It has been sent, or thrown away: forget it. Emptying the form in the same breath is not saved again. */
    settle: async () => {
      settled = true
      window.clearTimeout(timer)
      timer = undefined
      dropDraft(name)
      saved.value = ''
      await nextTick()
      settled = false
    },
  }
}
