import { app, components, pages, type WindowConfig } from 'mp:data'
import { element, reducedMotion } from '../dom'
import type { Caller } from '../framework/glass'
import { associated, space } from '../framework/space'
import { type EventChannel, eventChannels } from './channel'
import { pullToRefresh } from './pull-down'

export type Query = Record<string, string>
type Root = ReturnType<typeof associated.createRoot>

/** One open page: its component, its place in the document, and what the chrome around it shows. */
export interface PageEntry {
  route: string
  query: Query
  root: Root
  caller: Caller
  /** everything of this page: navigation bar, frame, tab bar */
  view: HTMLElement
  /** what the mini-program calls its window: rpx, vh and fixed positions refer to it */
  frame: HTMLElement
  scroll: HTMLElement
  window: WindowConfig
  channel?: EventChannel | undefined
  customTabBar?: Caller | undefined
  pull: ReturnType<typeof pullToRefresh>
}

export const isTab = (route: string) => !!app.tabBar?.list.some((tab) => tab.pagePath === route)

/** Calls a lifecycle function of the page, if it has one. As in WeChat, what it throws is reported and stops nothing. */
export function callPage(page: PageEntry, name: string, ...args: unknown[]): unknown {
  const method = page.caller[name]
  try {
    return typeof method === 'function' ? method.apply(page.caller, args) : undefined
  } catch (error) {
    reportError(error)
    return undefined
  }
}

function watchScroll(page: PageEntry) {
  let atBottom = false
  page.scroll.addEventListener('scroll', () => {
    const { scrollTop, clientHeight, scrollHeight } = page.scroll
    callPage(page, 'onPageScroll', { scrollTop })
    const near = scrollTop + clientHeight >= scrollHeight - (page.window.onReachBottomDistance ?? 50)
    if (near && !atBottom) callPage(page, 'onReachBottom')
    atBottom = near
  })
}

/** A custom tab bar has one instance on each tab page, as in WeChat. */
function attachCustomTabBar(page: PageEntry) {
  if (!app.tabBar?.custom || !isTab(page.route)) return
  const placeholder = element('')
  page.frame.append(placeholder)
  const root = associated.createRoot('custom-tab-bar', space, 'custom-tab-bar/index')
  page.customTabBar = root.get() as Caller
  root.attach(page.frame as never, placeholder as never)
}

const search = (query: Query) => new URLSearchParams(query).toString()

/**
 * Creates a page and runs its onLoad. Throws when the route is not in app.json.
 * @param stage element that holds all pages
 */
export function createPage(stage: HTMLElement, route: string, query: Query, channel?: EventChannel): PageEntry {
  if (!pages.includes(route)) throw new Error(`page "${route}" is not in app.json`)
  const window = { ...app.window, ...components[route]?.json }
  const placeholder = element('')
  const scroll = element('mp-scroll', 'div', placeholder)
  const frame = element('mp-frame', 'div', scroll)
  const view = element('mp-page', 'div', frame)
  frame.dataset.page = route
  if (window.backgroundColor) frame.style.background = window.backgroundColor
  if (window.disableScroll) scroll.style.overflow = 'hidden'
  stage.append(view)

  const root = associated.createRoot('page', space, search(query) ? `${route}?${search(query)}` : route)
  const caller = root.get() as Caller
  // A page that nobody opened with navigateTo has a channel without another end.
  const [nobody] = eventChannels()
  const pull = pullToRefresh(frame, scroll, !!window.enablePullDownRefresh, () => callPage(page, 'onPullDownRefresh'))
  const page: PageEntry = { route, query, root, caller, view, frame, scroll, window, channel, pull }
  Object.assign(caller, {
    route,
    __route__: route,
    options: query,
    getTabBar: (callback?: (bar: Caller | undefined) => void) => {
      callback?.(page.customTabBar)
      return page.customTabBar
    },
    getOpenerEventChannel: () => channel ?? nobody,
  })
  return page
}

/** Puts the page into the document and runs onLoad. Apart from createPage, so that getCurrentPages() has it by then. */
export function loadPage(page: PageEntry) {
  const placeholder = page.scroll.firstElementChild
  attachCustomTabBar(page)
  page.root.attach(page.scroll as never, placeholder as never)
  watchScroll(page)
  callPage(page, 'onLoad', page.query)
}

export function showPage(page: PageEntry, first: boolean, animate: boolean) {
  page.view.hidden = false
  if (animate && !reducedMotion()) page.view.classList.add('mp-enter')
  callPage(page, 'onShow')
  page.root.getComponent().triggerPageLifetime('show', [])
  if (first) requestAnimationFrame(() => callPage(page, 'onReady'))
}

export function hidePage(page: PageEntry) {
  if (page.view.hidden) return
  page.view.hidden = true
  callPage(page, 'onHide')
  page.root.getComponent().triggerPageLifetime('hide', [])
}

export function unloadPage(page: PageEntry) {
  callPage(page, 'onUnload')
  page.root.release()
  page.view.remove()
}
