import { element, reducedMotion } from '../dom'
import type { Prop, Self, Widget } from './widget'

const PROPS: Record<string, Prop> = {
  current: Number,
  autoplay: Boolean,
  interval: { type: Number, value: 5000 },
  duration: { type: Number, value: 500 },
  circular: Boolean,
  vertical: Boolean,
  indicatorDots: Boolean,
  indicatorColor: { type: String, value: 'rgba(0,0,0,.3)' },
  indicatorActiveColor: { type: String, value: '#000000' },
}
/** Part of a page that must be dragged before the next one comes. */
const TURN_AT = 0.3

const remainder = (value: number, count: number) => ((value % count) + count) % count

/** Places every item by its distance from the position shown; in a circle the nearer way counts. */
function place({ host, data }: Self, position: number, animate: boolean) {
  const items = [...host.querySelectorAll<HTMLElement>(':scope > wx-swiper-item')]
  const count = items.length
  items.forEach((item, index) => {
    let offset = index - position
    if (data<boolean>('circular') && count > 2) offset = remainder(offset + count / 2, count) - count / 2
    item.style.transition = animate && !reducedMotion() ? `transform ${data<number>('duration')}ms` : 'none'
    item.style.transform = `translate${data<boolean>('vertical') ? 'Y' : 'X'}(${offset * 100}%)`
  })
}

function drawDots({ host, data }: Self, dots: HTMLElement, current: number) {
  const count = host.querySelectorAll(':scope > wx-swiper-item').length
  dots.hidden = !data<boolean>('indicatorDots')
  const colors = Array.from({ length: count }, (_, index) =>
    index === current ? data('indicatorActiveColor') : data('indicatorColor'),
  )
  dots.replaceChildren(
    ...colors.map((color) => {
      const dot = element('mp-swiper-dot', 'i')
      dot.style.background = color
      return dot
    }),
  )
}

/** Dragging by finger (or mouse, see framework/mouse.ts) along the swiper's own direction. */
function listenToDrag({ host, data }: Self, on: { move: (pages: number) => void; end: (pages: number) => void }) {
  let start: { x: number; y: number } | undefined
  let along: boolean | undefined
  let moved = 0
  host.addEventListener('touchstart', (event) => {
    const touch = event.touches[0]
    start = touch && { x: touch.clientX, y: touch.clientY }
    along = undefined
    moved = 0
  })
  host.addEventListener(
    'touchmove',
    (event) => {
      const touch = event.touches[0]
      if (!start || !touch) return
      const [dx, dy] = [start.x - touch.clientX, start.y - touch.clientY]
      const vertical = data<boolean>('vertical')
      along ??= Math.abs(vertical ? dy : dx) > Math.abs(vertical ? dx : dy)
      if (!along) return
      moved = vertical ? dy / host.clientHeight : dx / host.clientWidth
      on.move(moved)
      if (event.cancelable) event.preventDefault()
    },
    { passive: false },
  )
  const end = () => {
    if (start && along) on.end(moved)
    start = undefined
  }
  host.addEventListener('touchend', end)
  host.addEventListener('touchcancel', end)
}

const create = (self: Self) => {
  const { host, data, emit } = self
  const dots = element('mp-swiper-dots')
  host.prepend(dots)
  const count = () => host.querySelectorAll(':scope > wx-swiper-item').length
  const current = () => data<number>('current')
  const draw = (animate: boolean) => {
    place(self, current(), animate)
    drawDots(self, dots, current())
  }
  const turn = (to: number, source: 'touch' | 'autoplay') => {
    const last = count() - 1
    const target = data<boolean>('circular') ? remainder(to, count()) : Math.max(0, Math.min(last, to))
    if (target !== current()) {
      self.set('current', target)
      emit('change', { current: target, currentItemId: '', source })
    }
    draw(true)
    setTimeout(() => emit('animationfinish', { current: target, source }), data<number>('duration'))
  }
  listenToDrag(self, {
    move: (pages) => place(self, current() + pages, false),
    end: (pages) => turn(current() + (Math.abs(pages) > TURN_AT ? Math.sign(pages) : 0), 'touch'),
  })
  new MutationObserver(() => draw(false)).observe(host, { childList: true })
  let timer = 0
  const restart = () => {
    clearInterval(timer)
    if (!data<boolean>('autoplay') || reducedMotion()) return
    timer = window.setInterval(() => {
      if (!host.isConnected) clearInterval(timer)
      else turn(data<boolean>('circular') || current() < count() - 1 ? current() + 1 : 0, 'autoplay')
    }, data<number>('interval'))
  }
  const redraw = () => draw(true)
  return {
    current: redraw,
    circular: redraw,
    vertical: redraw,
    indicatorDots: redraw,
    autoplay: restart,
    interval: restart,
  }
}

export const swiper: Record<string, Widget> = {
  swiper: { props: PROPS, create },
  'swiper-item': { props: { itemId: String } },
}
