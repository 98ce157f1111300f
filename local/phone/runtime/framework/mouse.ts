/** Where a browser does not say which device a mouse event comes from, one so soon after a touch is its echo. */
const ECHO_MS = 500

/** The browser repeats a touch as mouse events; those are not a second gesture. */
function isEcho(event: MouseEvent, lastTouch: number): boolean {
  const { sourceCapabilities } = event as { sourceCapabilities?: { firesTouchEvents: boolean } | null }
  return sourceCapabilities?.firesTouchEvents ?? event.timeStamp - lastTouch < ECHO_MS
}

/** Lets the mouse do what a finger does: press, drag and release become touchstart, touchmove and touchend. */
export function touchByMouse(root: HTMLElement) {
  let target: EventTarget | null = null
  let lastTouch = Number.NEGATIVE_INFINITY

  const send = (type: string, mouse: MouseEvent) => {
    if (!target) return
    const { clientX, clientY, pageX, pageY, screenX, screenY } = mouse
    const touch = { identifier: 0, target, clientX, clientY, pageX, pageY, screenX, screenY }
    const ended = type === 'touchend'
    const event = new Event(type, { bubbles: true, cancelable: true })
    Object.assign(event, {
      changedTouches: [touch],
      touches: ended ? [] : [touch],
      targetTouches: ended ? [] : [touch],
    })
    target.dispatchEvent(event)
    if (event.defaultPrevented) mouse.preventDefault()
  }
  root.addEventListener(
    'touchstart',
    (event) => {
      if (event.isTrusted) lastTouch = event.timeStamp
    },
    { capture: true, passive: true },
  )
  root.addEventListener('mousedown', (event) => {
    if (event.button !== 0 || isEcho(event, lastTouch)) return
    target = event.target
    send('touchstart', event)
  })
  document.addEventListener('mousemove', (event) => {
    if (event.buttons & 1) send('touchmove', event)
  })
  document.addEventListener('mouseup', (event) => {
    send('touchend', event)
    target = null
  })
}
