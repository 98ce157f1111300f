import { reducedMotion } from '../dom'

/** How long WeChat takes to bring a page in; a blink where the system asks for no motion. Milliseconds. */
const MOVING_MS = 300
const STILL_MS = 50

let under = 0

/** A page comes in from now on. */
export function beginTransition() {
  under += 1
  setTimeout(
    () => {
      under -= 1
    },
    reducedMotion() ? STILL_MS : MOVING_MS,
  )
}

/** As WeChat does, refuses a change of pages while another is under way. */
export function requireStill() {
  if (under > 0) throw new Error('busy')
}
