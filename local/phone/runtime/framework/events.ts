import { frameOf } from '../dom'
import type { Backend } from './backend'
import { glassEasel, glassElementOf } from './glass'

/** WeChat's limits: a finger that moves farther makes no tap; one that stays longer makes a long press. */
const TAP_DISTANCE = 10
const LONG_PRESS_MS = 350
/** glass-easel's EventBubbleStatus.NoDefault, a const enum that it does not export as a value. */
const NO_DEFAULT = 1

interface Point {
  clientX: number
  clientY: number
}

/** A touch as pages see it: measured from the page's own frame; pageX and pageY include what is scrolled away. */
function touchInPage({ clientX, clientY }: Point, identifier: number, node: Element) {
  const frame = frameOf(node)
  const origin = frame?.getBoundingClientRect() ?? { x: 0, y: 0 }
  const scrolled = frame?.querySelector('.mp-scroll')?.scrollTop ?? 0
  const x = clientX - origin.x
  const y = clientY - origin.y
  return { identifier, clientX: x, clientY: y, pageX: x, pageY: y + scrolled, x, y }
}

const touchesOf = (list: TouchList | undefined, node: Element) =>
  Array.from(list ?? [], (touch) => touchInPage(touch, touch.identifier, node))

/** Sends one event into the component tree; says whether a listener wants the browser to do nothing. */
function send(
  backend: Backend,
  original: Event,
  type: string,
  detail: unknown,
  extra: object,
  bubbles = true,
): boolean {
  const found = glassElementOf(original.target)
  if (!found) return false
  return (
    backend.dispatch(found.element, type, detail, {
      originalEvent: original,
      bubbles,
      composed: bubbles,
      capturePhase: true,
      extraFields: { ...extra, timeStamp: Math.round(original.timeStamp) },
    }) === NO_DEFAULT
  )
}

/** 0.12.1 offers no public way to trigger an event from outside, so events are made here. */
function dispatchInto(backend: Backend) {
  backend.onEvent((target, type, detail, options) => {
    const event = new glassEasel.Event(type, detail, options)
    glassEasel.Event.dispatchEvent(target, event)
    return event.getEventBubbleStatus()
  })
}

function awaitsLongPress(backend: Backend, target: EventTarget | null): boolean {
  for (let node = target as Node | null; node; node = node.parentNode) {
    if (backend.longPressListeners.has(node)) return true
  }
  return false
}

/** Follows one press: whether it became a long one (`onLong` says whether a page waited for that), and what is a tap. */
function pressTracker(onLong: (event: TouchEvent) => boolean) {
  let start: Point | undefined
  let pending = false
  let wasLong = false
  let timer = 0
  return {
    touch(event: TouchEvent) {
      const point = event.changedTouches[0]
      if (event.type === 'touchmove' && !far(start, point)) return
      clearTimeout(timer)
      pending = event.type === 'touchstart'
      if (!pending) return
      start = point
      wasLong = false
      timer = window.setTimeout(() => {
        wasLong = pending && onLong(event)
      }, LONG_PRESS_MS)
    },
    /** Not after a long press, nor after a drag; a key press has no place and always is one. */
    isTap: (event: MouseEvent) => event.detail === 0 || (!wasLong && !far(start, event)),
  }
}

function sendLongPress(backend: Backend, event: TouchEvent): boolean {
  const touches = touchesOf(event.touches, event.target as Element)
  for (const type of ['longpress', 'longtap']) {
    send(backend, event, type, { x: touches[0]?.pageX, y: touches[0]?.pageY }, { touches, changedTouches: touches })
  }
  return awaitsLongPress(backend, event.target)
}

function sendTouch(backend: Backend, event: TouchEvent) {
  const node = event.target as Element
  const extra = { touches: touchesOf(event.touches, node), changedTouches: touchesOf(event.changedTouches, node) }
  const prevented = send(backend, event, event.type, {}, extra)
  // Only movement: a caught touchstart stops bubbling in WeChat, but does not take the tap or the focus away.
  if (prevented && event.type === 'touchmove' && event.cancelable) event.preventDefault()
}

function sendTap(backend: Backend, event: MouseEvent) {
  const node = event.target as Element
  if (node.closest('wx-button[disabled]')) return
  const touch = touchInPage(event.detail === 0 ? centre(node) : event, 0, node)
  send(backend, event, 'tap', { x: touch.pageX, y: touch.pageY }, { touches: [], changedTouches: [touch] })
}

/**
 * Touch, tap, long press, transition and animation events for all pages. A tap is the browser's click: it comes once,
 * after touchend, from finger, mouse and keyboard alike, and what it opens cannot be closed by a click still to come.
 * @param root element that holds all pages
 */
export function listenToEvents(root: HTMLElement, backend: Backend) {
  dispatchInto(backend)
  const press = pressTracker((event) => sendLongPress(backend, event))
  for (const type of ['touchstart', 'touchmove', 'touchend', 'touchcancel'] as const) {
    const listener = (event: TouchEvent) => {
      press.touch(event)
      sendTouch(backend, event)
    }
    root.addEventListener(type, listener, { capture: true, passive: false })
  }
  root.addEventListener('click', (event) => {
    if (press.isTap(event)) sendTap(backend, event)
  })
  for (const type of ['transitionend', 'animationstart', 'animationiteration', 'animationend']) {
    root.addEventListener(type, (event) => {
      // Of the element itself only: an inner node of a built-in component is no element of the page.
      if (glassElementOf(event.target)?.node === event.target) send(backend, event, type, {}, {}, false)
    })
  }
}

const far = (from: Point | undefined, to: Point | undefined) =>
  !!from && !!to && Math.hypot(to.clientX - from.clientX, to.clientY - from.clientY) > TAP_DISTANCE

function centre(node: Element): Point {
  const rect = node.getBoundingClientRect()
  return { clientX: rect.x + rect.width / 2, clientY: rect.y + rect.height / 2 }
}
