import { type Badges, badges, onBadges } from '../services/badges'
import { toTabPage } from '../services/navigate'
import { isLeader } from '../services/session'
import { isLarge } from '../services/settings'
import { badgeWords, type Tab, tabsOf } from './tabs'

type Shown = Tab & { count: string }
const stops = new WeakMap<object, () => void>()

/** The bar at the bottom of the tab pages. Each of them has one and sets `path`, `leader` and `large` (tabPage). */
Component({
  data: { tabs: [] as Shown[], counts: badges(), path: '', leader: isLeader(), large: isLarge() },

  observers: {
    'leader, counts'(leader: boolean, counts: Badges) {
      const tabs = tabsOf(leader).map((tab) => ({ ...tab, count: tab.badge ? badgeWords(counts[tab.badge]) : '' }))
      this.setData({ tabs })
    },
  },

  lifetimes: {
    attached() {
      const show = (counts: Badges) => this.setData({ counts, leader: isLeader() })
      stops.set(this, onBadges(show))
      show(badges())
    },
    detached() {
      stops.get(this)?.()
    },
  },

  methods: {
    onTap({ currentTarget }: WechatMiniprogram.TouchEvent<object, object, { path: string }>) {
      const { path } = currentTarget.dataset
      if (path !== this.data.path) toTabPage(path)
    },
  },
})
