import { shallowRef, watch } from 'vue'
import { requireMe } from '../../../services/session'

/** A setting that this machine remembers for this person. */
export const useRemembered = <T>(name: string, read: (text: string | null) => T) => {
  const key = `zhidu.${name}.${requireMe().person.id}`
  const value = shallowRef(read(localStorage.getItem(key)))
  watch(value, (next) => localStorage.setItem(key, JSON.stringify(next)))
  return value
}
