import { refreshBadges } from './services/badges'
import { isLoggedIn } from './services/session'

App({
  onShow() {
    if (isLoggedIn()) refreshBadges()
  },

  /** Whoever rides through a tunnel need not tap 重试: the page on top asks again as soon as the network is there. */
  onLaunch() {
    wx.onNetworkStatusChange(({ isConnected }) => {
      const page = getCurrentPages().slice(-1)[0] as { onBackOnline?: () => void } | undefined
      if (isConnected) page?.onBackOnline?.()
    })
  },
})
