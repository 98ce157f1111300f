import { shallowRef } from 'vue'
import { asApiError } from '../../services/api'
import type { ApiError } from '../../services/transport'

/** One try to log in at a time: `logIn` throws what was refused, `entered` is called once it has not. */
export const useEntering = (logIn: () => Promise<void>, entered: () => void) => {
  const busy = shallowRef(false)
  const failure = shallowRef<ApiError | null>(null)
  const enter = async () => {
    busy.value = true
    failure.value = null
    try {
      await logIn()
      entered()
    } catch (error) {
      failure.value = asApiError(error)
    } finally {
      busy.value = false
    }
  }
  return { busy, failure, enter }
}
