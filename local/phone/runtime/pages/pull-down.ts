import { element } from '../dom'

const TRIGGER_PX = 60
/** A finger moves farther than the page follows. */
const RESISTANCE = 0.5

interface Pull {
  move: (px: number) => void
  release: () => void
  isBusy: () => boolean
}

/** Dragging by finger (or mouse, see framework/mouse.ts), which counts only when the page is at its top. */
function listenToDrag(scroll: HTMLElement, pull: Pull) {
  let startY: number | undefined
  scroll.addEventListener('touchstart', (event) => {
    startY = scroll.scrollTop <= 0 && !pull.isBusy() ? event.touches[0]?.clientY : undefined
  })
  scroll.addEventListener(
    'touchmove',
    (event) => {
      if (startY === undefined || event.defaultPrevented) return
      const distance = ((event.touches[0]?.clientY ?? startY) - startY) * RESISTANCE
      if (distance <= 0) return
      pull.move(Math.min(distance, TRIGGER_PX * 1.5))
      if (event.cancelable) event.preventDefault()
    },
    { passive: false },
  )
  const end = () => {
    if (startY !== undefined) pull.release()
    startY = undefined
  }
  scroll.addEventListener('touchend', end)
  scroll.addEventListener('touchcancel', end)
}

/**
 * Pull-down refresh: dragging the page down at its top, or `start()`. The indicator stays until `stop()`, as in WeChat.
 */
export function pullToRefresh(frame: HTMLElement, scroll: HTMLElement, enabled: boolean, onRefresh: () => void) {
  const dots = element('mp-pull', 'div', element('', 'i'), element('', 'i'), element('', 'i'))
  dots.setAttribute('aria-hidden', 'true')
  let pulled = 0
  let busy = false
  const move = (px: number) => {
    pulled = px
    scroll.style.transform = px ? `translateY(${px}px)` : ''
    dots.style.height = `${px}px`
  }
  const start = () => {
    if (busy) return
    busy = true
    dots.classList.add('mp-pull-busy')
    move(TRIGGER_PX)
    onRefresh()
  }
  const stop = () => {
    busy = false
    dots.classList.remove('mp-pull-busy')
    move(0)
  }
  const release = () => (pulled >= TRIGGER_PX ? start() : move(0))
  if (enabled) {
    frame.prepend(dots)
    listenToDrag(scroll, { move, release, isBusy: () => busy })
  }
  return { start, stop }
}
