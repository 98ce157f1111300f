/** The browser repeats a touch as mouse events shortly after; those are not a second gesture. */
const ECHO_MS = 800

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
    if (event.button !== 0 || event.timeStamp - lastTouch < ECHO_MS) return
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
