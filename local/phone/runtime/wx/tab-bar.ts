import { app } from 'mp:data'
import { drawTabBar, tabState } from '../pages/chrome'
import { isTab } from '../pages/page'
import { openPages } from '../pages/router'
import { api } from './api'

const redraw = () => {
  for (const page of openPages()) if (isTab(page.route)) drawTabBar(page)
}

function change(index: number, state: { badge?: string | undefined; dot?: boolean }) {
  if (!app.tabBar?.list[index]) throw new Error(`tabbar item ${index} not found`)
  tabState.items[index] = { ...tabState.items[index], ...state }
  redraw()
}

function setHidden(hidden: boolean) {
  tabState.hidden = hidden
  redraw()
}

type Index = { index: number }

/** Badges and dots of the built-in tab bar (a custom one is a component and does this itself). */
export const tabBar = {
  setTabBarBadge: api('setTabBarBadge', ({ index, text }: Index & { text: string }) =>
    change(index, { badge: text.length > 4 ? '…' : text }),
  ),
  removeTabBarBadge: api('removeTabBarBadge', ({ index }: Index) => change(index, { badge: undefined })),
  showTabBarRedDot: api('showTabBarRedDot', ({ index }: Index) => change(index, { dot: true })),
  hideTabBarRedDot: api('hideTabBarRedDot', ({ index }: Index) => change(index, { dot: false })),
  showTabBar: api('showTabBar', () => setHidden(false)),
  hideTabBar: api('hideTabBar', () => setHidden(true)),
}
