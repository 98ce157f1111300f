import { onScopeDispose, shallowRef } from 'vue'
import { query } from './api'
import { loadMe } from './session'

const EVERY_MS = 60_000

/** What the badges show. */
export const counts = shallowRef({ all: 0, red: 0, yellow: 0, approve: 0 })
export const unread = shallowRef(0)
/** True while the server can't be reached. */
export const unreachable = shallowRef(false)

/** Reads the badges again; called after each command too. A failure leaves them as they were. */
export const refreshBadges = async (): Promise<void> => {
  try {
    const [todos, notices] = await Promise.all([query('todo.counts', {}), query('notice.unread', {})])
    counts.value = todos
    unread.value = notices.unread
    unreachable.value = false
  } catch {
    unreachable.value = true
  }
}

/** The clock too: in a demonstration it may have been set, and this machine's may drift. */
const refreshAll = async (): Promise<void> => {
  await loadMe().catch(() => undefined)
  await refreshBadges()
}

/** Keeps badges and clock fresh while the desk is shown: each minute, and on coming back to the page. */
export const usePulse = (): void => {
  const whenVisible = () => document.visibilityState === 'visible' && refreshAll()
  const timer = window.setInterval(whenVisible, EVERY_MS)
  document.addEventListener('visibilitychange', whenVisible)
  onScopeDispose(() => {
    window.clearInterval(timer)
    document.removeEventListener('visibilitychange', whenVisible)
  })
  refreshBadges()
}
