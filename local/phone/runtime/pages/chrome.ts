import { app, type WindowConfig } from 'mp:data'
import { element } from '../dom'
import type { PageEntry } from './page'

/** Drawn again whenever something changes; kept as data so that every tab page shows the same. */
interface TabState {
  badge?: string | undefined
  dot?: boolean
  hidden?: boolean
}
export const tabState: { items: TabState[]; hidden: boolean } = { items: [], hidden: false }

/** What the bars do when tapped; the router sets it (it draws the bars, so it cannot be imported here). */
export const actions = {
  back: () => {},
  home: () => {},
  tab: (_index: number) => {},
}

/** WeChat's own capsule at the right end; only a picture here. */
function capsule() {
  const node = element('mp-capsule', 'div', element('mp-capsule-dots'), element('mp-capsule-close'))
  node.setAttribute('aria-hidden', 'true')
  return node
}

function button(className: string, label: string, onTap: () => void) {
  const node = element(className, 'button')
  node.type = 'button'
  node.setAttribute('aria-label', label)
  node.addEventListener('click', onTap)
  return node
}

/** The bar above the page; with `navigationStyle: custom` only the capsule. */
export function drawNavigationBar(page: PageEntry, { depth, isHome }: { depth: number; isHome: boolean }) {
  const { window } = page
  page.view.querySelector(':scope > .mp-nav')?.remove()
  const bar = element('mp-nav')
  bar.classList.toggle('mp-nav-custom', window.navigationStyle === 'custom')
  if (window.navigationStyle !== 'custom') {
    const title = element('mp-nav-title')
    title.textContent = window.navigationBarTitleText ?? ''
    bar.append(title)
    if (depth > 1) bar.prepend(button('mp-nav-back', '返回', () => actions.back()))
    else if (!isHome) bar.prepend(button('mp-nav-home', '回到首页', () => actions.home()))
  }
  bar.append(capsule())
  page.view.prepend(bar)
  paintNavigationBar(page, {})
}

/** Title and colours, at first and after wx.setNavigationBarTitle or -Color. */
export function paintNavigationBar(page: PageEntry, change: WindowConfig) {
  Object.assign(page.window, change)
  const bar = page.view.querySelector<HTMLElement>(':scope > .mp-nav')
  const { navigationBarBackgroundColor, navigationBarTextStyle, navigationBarTitleText } = page.window
  if (!bar) return
  const custom = page.window.navigationStyle === 'custom'
  bar.style.background = custom ? 'none' : (navigationBarBackgroundColor ?? '#000000')
  bar.style.color = navigationBarTextStyle === 'black' ? '#000000' : '#ffffff'
  const title = bar.querySelector('.mp-nav-title')
  if (title) title.textContent = navigationBarTitleText ?? ''
  if (navigationBarTitleText) document.title = navigationBarTitleText
}

function tabButton(index: number, selected: boolean) {
  const tab = app.tabBar?.list[index]
  const state = tabState.items[index] ?? {}
  const node = button('mp-tab-item', tab?.text ?? '', () => actions.tab(index))
  node.setAttribute('aria-current', selected ? 'page' : 'false')
  node.style.color = (selected ? app.tabBar?.selectedColor : app.tabBar?.color) ?? ''
  const icon = selected ? (tab?.selectedIconPath ?? tab?.iconPath) : tab?.iconPath
  if (icon) {
    const image = element('', 'img')
    image.src = `./${icon}`
    image.alt = ''
    node.append(image)
  }
  node.append(element('', 'span', tab?.text ?? ''))
  if (state.badge) node.append(element('mp-badge', 'span', state.badge))
  else if (state.dot) node.append(element('mp-badge mp-badge-dot', 'span'))
  return node
}

/** The built-in tab bar below a tab page; a custom one is a component and lies in the page's frame. */
export function drawTabBar(page: PageEntry) {
  page.view.querySelector(':scope > .mp-tab')?.remove()
  const config = app.tabBar
  const here = config?.list.findIndex((tab) => tab.pagePath === page.route) ?? -1
  if (!config || config.custom || here < 0 || tabState.hidden) return
  const bar = element('mp-tab', 'nav', ...config.list.map((_, index) => tabButton(index, index === here)))
  if (config.backgroundColor) bar.style.background = config.backgroundColor
  page.view.append(bar)
}
