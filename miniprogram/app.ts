import { refreshBadges } from './services/badges'
import { isSignedIn } from './services/session'

App({
  onShow() {
    if (isSignedIn()) refreshBadges()
  },
})
