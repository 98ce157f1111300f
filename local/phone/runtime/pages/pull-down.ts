import { element } from '../dom'

const TRIGGER_PX = 60
/** A finger moves farther than the page follows. */
const RESISTANCE = 0.5

/**
 * Pull-down refresh: dragging the page down at its top, by finger or mouse, or `start()`.
 * The indicator stays until `stop()`, as in WeChat.
 */
export function pullToRefresh(frame: HTMLElement, scroll: HTMLElement, enabled: boolean, onRefresh: () => void) {
  const dots = element('mp-pull', 'div', element('', 'i'), element('', 'i'), element('', 'i'))
  dots.setAttribute('aria-hidden', 'true')
  let startY: number | undefined
  let pulled = 0
  let refreshing = false

  const shift = (px: number) => {
    pulled = px
    scroll.style.transform = px ? `translateY(${px}px)` : ''
    dots.style.height = `${px}px`
  }
  const start = () => {
    if (refreshing) return
    refreshing = true
    dots.classList.add('mp-pull-busy')
    shift(TRIGGER_PX)
    onRefresh()
  }
  const stop = () => {
    refreshing = false
    dots.classList.remove('mp-pull-busy')
    shift(0)
  }
  if (enabled) {
    frame.prepend(dots)
    listen()
  }
  function listen() {
    scroll.addEventListener('touchstart', (event) => {
      startY = scroll.scrollTop <= 0 && !refreshing ? event.touches[0]?.clientY : undefined
    })
    scroll.addEventListener(
      'touchmove',
      (event) => {
        if (startY === undefined || event.defaultPrevented) return
        const distance = ((event.touches[0]?.clientY ?? startY) - startY) * RESISTANCE
        if (distance <= 0) return
        shift(Math.min(distance, TRIGGER_PX * 1.5))
        if (event.cancelable) event.preventDefault()
      },
      { passive: false },
    )
    const release = () => {
      if (startY === undefined) return
      startY = undefined
      if (pulled >= TRIGGER_PX) start()
      else shift(0)
    }
    scroll.addEventListener('touchend', release)
    scroll.addEventListener('touchcancel', release)
  }
  return { start, stop }
}
