import { app, pages } from 'mp:data'
import { cancelOverlay } from '../overlay'
import { eventChannels } from './channel'
import { drawNavigationBar, drawTabBar } from './chrome'
import { browserHistory } from './history'
import {
  callPage,
  createPage,
  hidePage,
  isTab,
  loadPage,
  type PageEntry,
  type Query,
  showPage,
  unloadPage,
} from './page'
import { beginTransition } from './transition'

/** WeChat's own limit. */
const MAX_DEPTH = 10
/** WeChat's scene for "opened from the list of mini-programs". */
const SCENE = 1001

let stage: HTMLElement
let stack: PageEntry[] = []
const tabs = new Map<string, PageEntry>()
const history = browserHistory({ back: backTo, open: openAddress })

export const topPage = (): PageEntry => {
  const page = stack.at(-1)
  if (!page) throw new Error('no page is open yet')
  return page
}
export const currentPages = () => stack
export const openPages = () => new Set([...stack, ...tabs.values()])
export const homeUrl = () => `/${pages[0]}`

const pageUrl = ({ route, query }: { route: string; query: Query }) => {
  const search = new URLSearchParams(query).toString()
  return `/${route}${search ? `?${search}` : ''}`
}

/** "/pages/x/index?a=1", or a path relative to the page on top. */
function parseUrl(url: string): { route: string; query: Query } {
  const [path = '', search = ''] = url.split('?')
  const base = stack.at(-1)?.route ?? ''
  const route = path.startsWith('/') ? path.slice(1) : new URL(path, `http://mp/${base}`).pathname.slice(1)
  const pairs = search.split('&').filter(Boolean)
  const query = pairs.map((pair) => {
    const [key = '', ...value] = pair.split('=')
    return [decode(key), decode(value.join('='))] as const
  })
  return { route, query: Object.fromEntries(query) }
}

function requirePage(route: string) {
  if (!pages.includes(route)) throw new Error(`page "${route}" is not in app.json`)
}

const decode = (text: string) => decodeURIComponent(text.replace(/\+/g, ' '))

/** Opens a page on top of the stack. `animate` only where WeChat does: navigateTo. */
function open(url: string, animate = false, channel?: PageEntry['channel']) {
  const { route, query } = parseUrl(url)
  const page = createPage(stage, route, query, channel)
  stack.push(page)
  if (isTab(route)) tabs.set(route, page)
  loadPage(page)
  show(page, true, animate)
}

function show(page: PageEntry, isFirst: boolean, animate = false) {
  beginTransition()
  drawNavigationBar(page, { depth: stack.length, isHome: page.route === pages[0] || isTab(page.route) })
  drawTabBar(page)
  history.sync(stack.length, pageUrl(page))
  showPage(page, isFirst, animate)
}

function close(page: PageEntry) {
  tabs.delete(page.route)
  unloadPage(page)
}

function pop(count: number) {
  if (count < 1) return
  for (const page of stack.splice(-count).reverse()) close(page)
  const page = stack.at(-1)
  if (page) show(page, false)
}

/** The browser's Back: it first closes a dialog or sheet, and the page stays. */
function backTo(depth: number) {
  if (cancelOverlay()) history.sync(stack.length, pageUrl(topPage()))
  else pop(stack.length - depth)
}

/** @param events listeners of the opening page for what the opened page emits */
export function navigateTo(url: string, events: Record<string, (...args: unknown[]) => void> = {}) {
  if (isTab(parseUrl(url).route)) throw new Error('can not navigateTo a tabbar page')
  if (stack.length >= MAX_DEPTH) throw new Error(`webview count limit exceed: more than ${MAX_DEPTH} pages`)
  const [mine, opened] = eventChannels()
  for (const [name, listener] of Object.entries(events)) mine.on(name, listener)
  const from = topPage()
  open(url, true, opened)
  hidePage(from)
  return mine
}

export function redirectTo(url: string) {
  const { route } = parseUrl(url)
  requirePage(route)
  if (isTab(route)) throw new Error('can not redirectTo a tabbar page')
  const old = topPage()
  stack.pop()
  close(old)
  open(url)
}

export function relaunch(url: string) {
  requirePage(parseUrl(url).route)
  const old = openPages()
  stack = []
  for (const page of old) close(page)
  open(url)
}

/** An address that the user typed or kept; one that no longer exists leads to the first page. */
function openAddress(url: string) {
  relaunch(url && pages.includes(parseUrl(url).route) ? url : homeUrl())
}

export function switchTab(url: string) {
  const { route } = parseUrl(url)
  if (!isTab(route)) throw new Error('can not switch to no-tabBar page')
  const from = stack.at(-1)
  if (from?.route === route) return
  if (from) hidePage(from)
  for (const page of stack) if (!isTab(page.route)) close(page)
  stack = []
  const kept = tabs.get(route)
  if (kept) {
    stack = [kept]
    show(kept, false)
  } else {
    open(`/${route}`)
  }
}

export function navigateBack(delta: number) {
  if (stack.length < 2) throw new Error('cannot navigate back at first page')
  pop(Math.min(delta, stack.length - 1))
}

/** A tap on the built-in tab bar. */
export function tapTab(index: number) {
  const tab = app.tabBar?.list[index]
  if (!tab) return
  switchTab(`/${tab.pagePath}`)
  callPage(topPage(), 'onTabItemTap', { index, pagePath: tab.pagePath, text: tab.text })
}

/** What App's onLaunch and onShow get. */
export function launchOptions() {
  const { route, query } = parseUrl(history.currentUrl() || homeUrl())
  return { path: pages.includes(route) ? route : pages[0], query, scene: SCENE, referrerInfo: {} }
}

/** Opens the page that the address names, else the first of app.json. */
export function startRouter(element: HTMLElement) {
  stage = element
  openAddress(history.currentUrl())
}
