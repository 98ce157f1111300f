import type { WindowConfig } from 'mp:data'
import { paintNavigationBar } from '../pages/chrome'
import { navigateBack, navigateTo, redirectTo, relaunch, switchTab, topPage } from '../pages/router'
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

/** Pages, their bar, scrolling and pull-down refresh. */
export const navigation = {
  navigateTo: api('navigateTo', ({ url, events }: Url & { events?: Events }) => ({
    eventChannel: navigateTo(url, events),
  })),
  redirectTo: api('redirectTo', ({ url }: Url) => redirectTo(url)),
  reLaunch: api('reLaunch', ({ url }: Url) => relaunch(url)),
  switchTab: api('switchTab', ({ url }: Url) => switchTab(url)),
  navigateBack: api('navigateBack', ({ delta = 1 }: { delta?: number }) => navigateBack(delta)),
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
