import type { WindowConfig } from 'mp:data'
import { paintNavigationBar } from '../pages/chrome'
import { navigateBack, navigateTo, redirectTo, relaunch, switchTab, topPage } from '../pages/router'
import { requireStill } from '../pages/transition'
import { api } from './api'

type Url = { url: string }
type Events = Record<string, (...args: unknown[]) => void>
type Scroll = { scrollTop?: number; selector?: string; offsetTop?: number; duration?: number }

function scrollPage({ scrollTop, selector, offsetTop = 0, duration = 300 }: Scroll) {
  const { scroll, caller } = topPage()
  let top = scrollTop ?? 0
  if (selector) {
    const target = caller._$.getShadowRoot()?.querySelector(selector)?.getBackendElement() as Element | null | undefined
    if (!target) throw new Error(`can not find node by selector ${selector}`)
    top = target.getBoundingClientRect().top - scroll.getBoundingClientRect().top + scroll.scrollTop + offsetTop
  }
  scroll.scrollTo({ top, behavior: duration === 0 ? 'auto' : 'smooth' })
}

function setColor({ frontColor, backgroundColor }: { frontColor: string; backgroundColor: string }) {
  const style: WindowConfig['navigationBarTextStyle'] = frontColor.toLowerCase() === '#000000' ? 'black' : 'white'
  paintNavigationBar(topPage(), { navigationBarTextStyle: style, navigationBarBackgroundColor: backgroundColor })
}

const setBusy = (busy: boolean) => topPage().view.querySelector('.mp-nav')?.toggleAttribute('aria-busy', busy)

/** A change of pages, which WeChat refuses while another is under way. */
const change = <O extends object, R>(name: string, run: (options: O) => R) =>
  api(name, (options: O) => {
    requireStill()
    return run(options)
  })

/** Pages, their bar, scrolling and pull-down refresh. */
export const navigation = {
  navigateTo: change('navigateTo', ({ url, events }: Url & { events?: Events }) => ({
    eventChannel: navigateTo(url, events),
  })),
  redirectTo: change('redirectTo', ({ url }: Url) => redirectTo(url)),
  reLaunch: change('reLaunch', ({ url }: Url) => relaunch(url)),
  switchTab: change('switchTab', ({ url }: Url) => switchTab(url)),
  navigateBack: change('navigateBack', ({ delta = 1 }: { delta?: number }) => navigateBack(delta)),
  setNavigationBarTitle: api('setNavigationBarTitle', ({ title }: { title: string }) =>
    paintNavigationBar(topPage(), { navigationBarTitleText: title }),
  ),
  setNavigationBarColor: api('setNavigationBarColor', setColor),
  showNavigationBarLoading: api('showNavigationBarLoading', () => void setBusy(true)),
  hideNavigationBarLoading: api('hideNavigationBarLoading', () => void setBusy(false)),
  hideHomeButton: api('hideHomeButton', () => topPage().view.querySelector('.mp-nav-home')?.remove()),
  setBackgroundColor: api('setBackgroundColor', ({ backgroundColor }: { backgroundColor?: string }) => {
    if (backgroundColor) topPage().frame.style.background = backgroundColor
  }),
  setBackgroundTextStyle: api('setBackgroundTextStyle', ({ textStyle }: { textStyle: 'dark' | 'light' }) => {
    topPage().frame.dataset.pull = textStyle
  }),
  pageScrollTo: api('pageScrollTo', scrollPage),
  startPullDownRefresh: api('startPullDownRefresh', () => topPage().pull.start()),
  stopPullDownRefresh: api('stopPullDownRefresh', () => topPage().pull.stop()),
  nextTick: (task: () => void) => queueMicrotask(task),
}
