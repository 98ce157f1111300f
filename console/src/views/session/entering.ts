import { shallowRef } from 'vue'
import { asApiError } from '../../services/api'
import type { ApiError } from '../../services/transport'

/** One try to sign in at a time: `signIn` throws what was refused, `entered` is called once it has not. */
export const useEntering = (signIn: () => Promise<void>, entered: () => void) => {
  const busy = shallowRef(false)
  const failure = shallowRef<ApiError | null>(null)
  const enter = async () => {
    busy.value = true
    failure.value = null
    try {
      await signIn()
      entered()
    } catch (error) {
      failure.value = asApiError(error)
    } finally {
      busy.value = false
    }
  }
  return { busy, failure, enter }
}
