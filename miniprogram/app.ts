import { clearUploads, resumeUploads } from './forms/uploads'
import { refreshBadges } from './services/badges'
import { isLoggedIn } from './services/session'

App({
  onShow() {
    if (!isLoggedIn()) return
    refreshBadges()
    resumeUploads()
  },

  /** Whoever rides through a tunnel need not tap 重试: what waits goes on, and the page on top asks again. */
  onLaunch() {
    clearUploads()
    wx.onNetworkStatusChange(({ isConnected }) => {
      if (!isConnected) return
      const page = getCurrentPages().slice(-1)[0] as { onBackOnline?: () => void } | undefined
      page?.onBackOnline?.()
      resumeUploads()
    })
  },
})
