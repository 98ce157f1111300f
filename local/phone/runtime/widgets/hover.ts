import type { Prop, Self } from './widget'

export const HOVER_PROPS: Record<string, Prop> = {
  hoverClass: { type: String, value: 'none' },
  hoverStartTime: { type: Number, value: 50 },
  hoverStayTime: { type: Number, value: 400 },
  hoverStopPropagation: Boolean,
}

/** The place among an element's class lists that the framework leaves to hover classes. */
const HOVER_SEGMENT = 3
const stopped = new WeakSet<Event>()

/** Puts hover-class on while a finger rests on the element. */
export function useHover({ component, host, data }: Self) {
  let timer = 0
  const on = (event: Event) => {
    const name = data('hoverClass')
    if (stopped.has(event) || !name || name === 'none' || data<boolean>('disabled')) return
    if (data<boolean>('hoverStopPropagation')) stopped.add(event)
    clearTimeout(timer)
    timer = window.setTimeout(() => component.setNodeClass(name, HOVER_SEGMENT), data<number>('hoverStartTime'))
  }
  const off = (delay: number) => {
    clearTimeout(timer)
    timer = window.setTimeout(() => component.setNodeClass('', HOVER_SEGMENT), delay)
  }
  host.addEventListener('touchstart', on, { passive: true })
  host.addEventListener('touchmove', () => off(0), { passive: true })
  host.addEventListener('touchend', () => off(data<number>('hoverStayTime')))
  host.addEventListener('touchcancel', () => off(0))
}
