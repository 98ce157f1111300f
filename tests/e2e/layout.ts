import type { Page } from 'playwright-core'

/** What the probes below use of the browser's own types, which these tests do not load. */
interface Box {
  left: number
  right: number
  top: number
  width: number
  height: number
}
interface Shown {
  tagName: string
  className: unknown
  textContent: string | null
  scrollWidth: number
  scrollHeight: number
  clientHeight: number
  clientWidth: number
  parentElement: Shown | null
  /** The framework's element behind a node of the phone. */
  __wxElement?: { _$eventTarget?: { listeners?: Record<string, unknown> } }
  getBoundingClientRect(): Box
  checkVisibility(options: object): boolean
  contains(other: Shown | null): boolean
  closest(selector: string): Shown | null
}
declare const document: {
  querySelectorAll(selector: string): Iterable<Shown>
  elementFromPoint(x: number, y: number): Shown | null
}
declare const getComputedStyle: (node: Shown) => { overflowX: string; overflowY: string }
declare const requestAnimationFrame: (then: () => void) => number
declare const innerWidth: number
declare const innerHeight: number

/** Everything that reaches out of the window at the side, and everything that scrolls sideways. */
export const sideways = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const clips = (node: Shown): boolean => getComputedStyle(node).overflowX !== 'visible'
    const clipped = (node: Shown): boolean => {
      for (let up = node.parentElement; up; up = up.parentElement) {
        const { left, right } = up.getBoundingClientRect()
        if (clips(up) && left >= -1 && right <= innerWidth + 1 && up.closest('.el-overlay, .el-popper')) return true
      }
      return false
    }
    const faults: string[] = []
    for (const node of document.querySelectorAll('body *')) {
      if (!node.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue
      const { left, right, width, height } = node.getBoundingClientRect()
      if (!width || !height || node.closest('[aria-hidden=true], .el-popper')) continue
      const words = `${node.tagName} ${String(node.className)} «${(node.textContent ?? '').trim().slice(0, 20)}»`
      if ((left < -1 || right > innerWidth + 1) && !clipped(node))
        faults.push(`${Math.round(left)} to ${Math.round(right)} of ${innerWidth}: ${words}`)
      const { overflowX } = getComputedStyle(node)
      if (/auto|scroll/.test(overflowX) && node.scrollWidth > node.clientWidth + 1) faults.push(`scrolls: ${words}`)
    }
    return faults
  })

/**
 * What listens for taps and is less than 44 px wide or high: a finger that lands 21 px beside its middle misses it. A
 * small one inside a big one (an icon on a button) is no target of its own.
 */
export const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const NEAR = 21
    const listens = (node: Shown): boolean => Boolean(node.__wxElement?._$eventTarget?.listeners?.tap)
    const big = ({ width, height }: Box): boolean => width >= 43.5 && height >= 43.5
    const hitBeside = (node: Shown, { left, top, width, height }: Box): boolean => {
      const [x, y] = [left + width / 2, top + height / 2]
      const hits = (dx: number, dy: number) => {
        const [atX, atY] = [x + dx, y + dy]
        if (atX < 0 || atX >= innerWidth) return true
        return node.contains(document.elementFromPoint(atX, atY))
      }
      return hits(-NEAR, 0) && hits(NEAR, 0) && hits(0, -NEAR) && hits(0, NEAR)
    }
    const inBig = (node: Shown): boolean => {
      for (let up = node.parentElement; up; up = up.parentElement)
        if ((listens(up) || up.tagName === 'WX-BUTTON') && big(up.getBoundingClientRect())) return true
      return false
    }
    const faults: string[] = []
    for (const node of document.querySelectorAll('.mp-page:not([hidden]) *')) {
      if (!listens(node) || node.tagName === 'VAN-BUTTON') continue
      const box = node.getBoundingClientRect()
      const middle = box.top + box.height / 2
      if (big(box) || !box.width || middle < NEAR || middle > innerHeight - NEAR) continue
      if (!node.contains(document.elementFromPoint(box.left + box.width / 2, middle)) || inBig(node)) continue
      if (!hitBeside(node, box))
        faults.push(`${Math.round(box.width)}x${Math.round(box.height)}: ${node.tagName} ${String(node.className)}`)
    }
    return faults
  })

/** What a page does of itself when its window changes has been drawn. */
export const settled = (page: Page): Promise<void> =>
  page.evaluate(() => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))))

/** Columns of tables in which hardly a word stands on a line. */
export const narrowColumns = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const faults: string[] = []
    for (const head of document.querySelectorAll('main th')) {
      const { width } = head.getBoundingClientRect()
      const words = (head.textContent ?? '').trim()
      if (words !== '' && width < 24 * Math.min(words.length, 2)) faults.push(`${Math.round(width)} px for ${words}`)
    }
    return faults
  })

/** Words of which a part is cut off. */
export const clipped = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const faults: string[] = []
    for (const node of document.querySelectorAll('main *')) {
      const shown = node.checkVisibility({ opacityProperty: true, visibilityProperty: true })
      const cut = node.scrollHeight > node.clientHeight + 1 && getComputedStyle(node).overflowY === 'hidden'
      if (shown && cut && node.clientHeight > 1) faults.push((node.textContent ?? '').trim().slice(0, 30))
    }
    return faults
  })
