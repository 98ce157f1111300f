import { isLeader } from '../services/session'
import { isLarge } from '../services/settings'

interface TabPage {
  route: string
  getTabBar?: () => { setData(data: object): void } | undefined
}

/** A page with the tab bar below: it tells its bar which tab is on, and that role or size may have changed. */
export const tabPage = Behavior({
  methods: {
    showTabBar() {
      const { route, getTabBar } = this as unknown as TabPage
      getTabBar?.call(this)?.setData({ path: route, leader: isLeader(), large: isLarge() })
    },
  },
  pageLifetimes: {
    show() {
      this.showTabBar()
    },
  },
})
