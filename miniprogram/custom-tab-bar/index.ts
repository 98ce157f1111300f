import { type Badges, badges, onBadges } from '../services/badges'
import { isLeader } from '../services/session'
import { isLarge } from '../services/settings'
import { badgeWords, type Tab, tabsOf } from './tabs'

const stops = new WeakMap<object, () => void>()

const shown = (tabs: Tab[], counts: Badges) =>
  tabs.map((tab) => ({ ...tab, count: tab.badge ? badgeWords(counts[tab.badge]) : '' }))

/** The bar at the bottom of the tab pages. Each of them has one, and calls `show` when it comes up. */
Component({
  data: { tabs: shown(tabsOf(false), badges()), path: '', large: false },

  lifetimes: {
    attached() {
      stops.set(
        this,
        onBadges((counts) => this.setData({ tabs: shown(tabsOf(isLeader()), counts) })),
      )
      this.setData({ tabs: shown(tabsOf(isLeader()), badges()), large: isLarge() })
    },
    detached() {
      stops.get(this)?.()
    },
  },

  methods: {
    show(path: string) {
      this.setData({ path, tabs: shown(tabsOf(isLeader()), badges()), large: isLarge() })
    },

    onTap({ currentTarget }: WechatMiniprogram.TouchEvent<object, object, { path: string }>) {
      const { path } = currentTarget.dataset
      if (path !== this.data.path) wx.switchTab({ url: `/${path}` })
    },
  },
})
