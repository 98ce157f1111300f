import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { buildPhone } from '../../../scripts/phone/build.mjs'
import { launchBrowser } from '../../browser'
import { startHost } from './host'

export const FIXTURE = join(__dirname, 'fixture')
const IPHONE_SE = { viewport: { width: 375, height: 667 }, hasTouch: true, isMobile: true }
const WAIT_MS = 4000

/** A page of the fixture in the browser, with what a test asks of it. */
export class Phone {
  readonly errors: string[] = []
  readonly foreign: string[] = []

  constructor(
    readonly page: Page,
    readonly origin: string,
  ) {
    page.setDefaultTimeout(WAIT_MS)
    page.on('pageerror', (error) => this.errors.push(error.message))
    page.on('request', (request) => {
      const url = request.url()
      if (!url.startsWith(origin) && !/^(data|blob):/.test(url)) this.foreign.push(url)
    })
  }

  /** Opens a page by its address, in a fresh start of the mini-program. */
  async open(route: string) {
    await this.page.goto('about:blank')
    await this.page.goto(`${this.origin}/phone/#/${route}`)
    await this.at('page').waitFor()
  }

  /** On the page that is shown; pages below it stay in the document. */
  at(selector: string): Locator {
    return this.page.locator(`.mp-page:not([hidden]) ${selector}`)
  }

  tap(selector: string) {
    return this.at(selector).tap()
  }

  /** Waits until the element's text (without blanks at the ends) is exactly this. */
  async shows(selector: string, text: string) {
    const target = this.at(selector)
    const deadline = Date.now() + WAIT_MS
    for (;;) {
      const seen = (await target.textContent())?.trim()
      if (seen === text) return
      if (Date.now() > deadline) throw new Error(`${selector} shows "${seen}", expected "${text}"`)
      await this.page.waitForTimeout(20)
    }
  }

  /** Waits for an error of the page with this message, and takes it as expected. */
  async fails(message: string) {
    const deadline = Date.now() + WAIT_MS
    while (!this.errors.includes(message)) {
      if (Date.now() > deadline) throw new Error(`no error "${message}"; there were: ${this.errors.join('; ')}`)
      await this.page.waitForTimeout(20)
    }
    this.errors.splice(this.errors.indexOf(message), 1)
  }

  /** Chooses files in the dialogue that `action` opens; says which attributes the dialogue had. */
  async choose(action: () => Promise<unknown>, files: { name: string; mimeType: string; buffer: Buffer }[]) {
    const [chooser] = await Promise.all([this.page.waitForEvent('filechooser'), action()])
    const input = chooser.element()
    const facts = await input.evaluate((node) => ({
      accept: (node as HTMLInputElement).accept,
      capture: (node as HTMLInputElement).getAttribute('capture'),
      multiple: (node as HTMLInputElement).multiple,
    }))
    await chooser.setFiles(files)
    return facts
  }
}

/** Builds the mini-program in `source`, serves it and starts a browser; once a test file. */
async function startPhones(source: string) {
  const out = await mkdtemp(join(tmpdir(), 'phone-'))
  const { preview } = await buildPhone({ source, out })
  const host = await startHost(preview)
  const browser: Browser = await launchBrowser(['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'])
  return {
    /** a phone of its own: empty storage, no files */
    async phone(options: BrowserContextOptions = {}) {
      const context = await browser.newContext({ ...IPHONE_SE, reducedMotion: 'reduce', ...options })
      return new Phone(await context.newPage(), host.origin)
    },
    async close() {
      await browser.close()
      await host.close()
      await rm(out, { recursive: true })
    },
  }
}

/** For every test of a file: a fresh phone, and in the end no error, no missing part, no request to a stranger. */
export function usePhone(options: BrowserContextOptions = {}, source: () => string = () => FIXTURE): () => Phone {
  let phones: Awaited<ReturnType<typeof startPhones>>
  let phone: Phone
  jest.setTimeout(20_000)
  beforeAll(async () => {
    phones = await startPhones(source())
  }, 60_000)
  afterAll(() => phones.close())
  beforeEach(async () => {
    phone = await phones.phone(options)
  })
  afterEach(async () => {
    const missing = await phone.page.locator('.mp-missing').allTextContents()
    await phone.page.context().close()
    expect({ errors: phone.errors, missing, foreign: phone.foreign }).toEqual({ errors: [], missing: [], foreign: [] })
  })
  return () => phone
}
