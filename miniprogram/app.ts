import { sendOutbox } from './forms/outbox'
import { clearUploads, onUploads, resumeUploads } from './forms/uploads'
import { refreshBadges } from './services/badges'
import { isLoggedIn } from './services/session'

type Top = { onBackOnline?: () => void } | undefined
const askTopAgain = (): void => (getCurrentPages().slice(-1)[0] as Top)?.onBackOnline?.()

/** What waits goes on its way; the page on top shows what has come of it. */
const sendWaiting = async (): Promise<void> => {
  resumeUploads()
  if (await sendOutbox()) askTopAgain()
}

App({
  onShow() {
    if (!isLoggedIn()) return
    refreshBadges()
    sendWaiting()
  },

  /** Whoever rides through a tunnel need not tap 重试: what waits goes on, and the page on top asks again. */
  onLaunch() {
    clearUploads()
    onUploads((_path, { state }) => {
      if (state === 'done') sendWaiting()
    })
    wx.onNetworkStatusChange(({ isConnected }) => {
      if (!isConnected) return
      askTopAgain()
      sendWaiting()
    })
  },
})
