import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Locator, Page, Response } from 'playwright-core'
import { wrongAnswer } from './wrongAnswer'

/** What desk and phone have in common: one person's screen, and the faults that it showed. */
export abstract class Screen {
  readonly faults: string[] = []
  readonly #answers: Promise<void>[] = []

  constructor(
    readonly page: Page,
    readonly origin: string,
  ) {
    page.setDefaultTimeout(10_000)
    page.on('pageerror', ({ message }) => this.faults.push(message))
    page.on('response', (response) => this.#answers.push(this.#look(response)))
    page.on('request', (request) => {
      const url = request.url()
      // The cloud's storage answers at a port of its own.
      const known = /^(data|blob):/.test(url) || new URL(url).hostname === new URL(origin).hostname
      if (!known) this.faults.push(`asked a stranger: ${url}`)
    })
  }

  async #look(response: Response): Promise<void> {
    const fault = await wrongAnswer(response)
    if (fault) this.faults.push(fault)
  }

  /** Waits until all answers that came have been looked at. */
  async lookedOver(): Promise<void> {
    await Promise.all(this.#answers)
  }

  /** Waits until a part with these words can be seen. */
  async sees(...words: string[]): Promise<void> {
    for (const each of words) await this.shown(each).first().waitFor()
  }

  protected shown(words: string): Locator {
    return this.page.getByText(words).filter({ visible: true })
  }
}

let pictures: string | null = null

/**
 * Gives a fresh screen to `work` and closes it. When the work fails, a picture is kept of what was seen; in the end the
 * screen had no fault.
 */
export async function onScreen<S extends Screen>(
  browser: Browser,
  options: BrowserContextOptions,
  make: (page: Page) => S,
  work: (screen: S) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({ reducedMotion: 'reduce', locale: 'zh-CN', ...options })
  const page = await context.newPage()
  const screen = make(page)
  try {
    await work(screen)
    await screen.lookedOver()
  } catch (error) {
    pictures ??= mkdtempSync(join(tmpdir(), 'zhidu-e2e-pictures-'))
    const file = join(pictures, `${Date.now()}.png`)
    await page.screenshot({ path: file })
    throw new Error(`${(error as Error).message}\npicture: ${file}\nfaults: ${screen.faults.join('; ')}`, {
      cause: error,
    })
  } finally {
    await context.close()
  }
  expect(screen.faults).toEqual([])
}
