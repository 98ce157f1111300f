import { type Browser, chromium } from 'playwright-core'
import { type Figure, median } from '../store/measure'

const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 3, isMobile: true, hasTouch: true }
const FIRST_CARD = 'todo-card'
const RUNS = 5

/** Signs `personId` in on the phone's own page, then opens the to-do page five times with the browser's caches warm. */
export async function phoneFigure(url: string, browserPath: string, token: string): Promise<Figure> {
  const browser: Browser = await chromium.launch({
    executablePath: browserPath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  })
  try {
    const context = await browser.newContext(PHONE)
    await context.addInitScript(`localStorage.setItem('mp:token', ${JSON.stringify(JSON.stringify({ data: token }))})`)
    const page = await context.newPage()
    const times: number[] = []
    for (let run = 0; run <= RUNS; run++) {
      await page.goto('about:blank')
      await page.goto(`${url}/phone/#/pages/todos/index`, { waitUntil: 'commit' })
      await page.locator(FIRST_CARD).first().waitFor({ state: 'visible' })
      times.push(await page.evaluate<number>('performance.now()'))
    }
    // The first one filled the caches.
    const warm = times.slice(1)
    return {
      name: "first view of the phone's to-do page, warm",
      value: median(warm),
      best: Math.min(...warm),
      unit: 'ms',
    }
  } finally {
    await browser.close()
  }
}
