import { missing } from '../missing'
import type { Prop, Self, Widget } from './widget'

const PROPS: Record<string, Prop> = {
  scrollX: Boolean,
  scrollY: Boolean,
  scrollTop: null,
  scrollLeft: null,
  scrollIntoView: String,
  scrollWithAnimation: Boolean,
  upperThreshold: { type: null, value: 50 },
  lowerThreshold: { type: null, value: 50 },
  enableFlex: Boolean,
  enhanced: Boolean,
  showScrollbar: { type: Boolean, value: true },
  refresherEnabled: Boolean,
  enableBackToTop: Boolean,
  scrollAnchoring: Boolean,
  bounces: Boolean,
  enablePassive: Boolean,
}

const pixels = (value: unknown) => Number.parseFloat(String(value)) || 0

/** Tells once when an end comes near, and again only after it was left. */
function reportEnds({ host, data, emit }: Self) {
  let near = { upper: true, lower: false }
  return () => {
    const vertical = data<boolean>('scrollY')
    const position = vertical ? host.scrollTop : host.scrollLeft
    const rest = vertical
      ? host.scrollHeight - host.clientHeight - position
      : host.scrollWidth - host.clientWidth - position
    const upper = position <= pixels(data('upperThreshold'))
    const lower = rest <= pixels(data('lowerThreshold'))
    if (upper && !near.upper) emit('scrolltoupper', { direction: vertical ? 'top' : 'left' })
    if (lower && !near.lower) emit('scrolltolower', { direction: vertical ? 'bottom' : 'right' })
    near = { upper, lower }
  }
}

function reportScroll(self: Self) {
  const { host, emit } = self
  const ends = reportEnds(self)
  let last = { left: 0, top: 0 }
  host.addEventListener('scroll', () => {
    const { scrollTop, scrollLeft, scrollHeight, scrollWidth } = host
    const deltaX = last.left - scrollLeft
    const deltaY = last.top - scrollTop
    last = { left: scrollLeft, top: scrollTop }
    emit('scroll', { scrollTop, scrollLeft, scrollHeight, scrollWidth, deltaX, deltaY })
    ends()
  })
}

const create = (self: Self) => {
  const { host, data } = self
  reportScroll(self)
  const behavior = () => (data<boolean>('scrollWithAnimation') ? 'smooth' : 'auto')
  // After the page has drawn: the new content may be what is scrolled to.
  const later = (task: () => void) => requestAnimationFrame(task)
  return {
    scrollX: (on: boolean) => {
      host.style.overflowX = on ? 'auto' : 'hidden'
    },
    scrollY: (on: boolean) => {
      host.style.overflowY = on ? 'auto' : 'hidden'
    },
    enableFlex: (on: boolean) => {
      host.style.display = on ? 'flex' : ''
    },
    showScrollbar: (on: boolean) => host.classList.toggle('mp-no-scrollbar', !on),
    scrollTop: (value: unknown) => later(() => host.scrollTo({ top: pixels(value), behavior: behavior() })),
    scrollLeft: (value: unknown) => later(() => host.scrollTo({ left: pixels(value), behavior: behavior() })),
    scrollIntoView: (id: string) => {
      if (!id) return
      later(() => {
        const target = host.querySelector(`#${CSS.escape(id)}`)?.getBoundingClientRect()
        const own = host.getBoundingClientRect()
        if (target) host.scrollBy({ top: target.top - own.top, left: target.left - own.left, behavior: behavior() })
      })
    },
    refresherEnabled: (on: boolean) => {
      if (on) throw missing('refresher-enabled of <scroll-view>')
    },
  }
}

export const scrollView: Record<string, Widget> = { 'scroll-view': { props: PROPS, create } }
