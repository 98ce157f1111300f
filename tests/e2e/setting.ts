import type { Browser } from 'playwright-core'
import { launchBrowser } from '../browser'
import { atDesk, type Desk, onDesk } from './desk'
import { CAST } from './directory'
import { buildSystem, type Edition, Host } from './host'
import { onPhone, type Phone } from './phone'

/** A blank system's only person. */
export const ADMIN = '系统管理员'

/** Where a story plays: the host and a browser. */
export class Setting {
  readonly host: Host
  #browser: Browser | null = null

  constructor(private readonly edition: Edition) {
    this.host = new Host(edition)
  }

  async open(moment: string): Promise<void> {
    buildSystem(this.edition)
    this.#browser = await launchBrowser()
    await this.host.start()
    await this.host.clock(moment)
  }

  async close(): Promise<void> {
    await this.#browser?.close()
    await this.host.remove()
  }

  desk(name: string, work: (desk: Desk) => Promise<void>): Promise<void> {
    return onDesk(this.browser, this.host.url, name, work)
  }

  /** A desk at which nobody has logged in. */
  strangersDesk(work: (desk: Desk) => Promise<void>): Promise<void> {
    return atDesk(this.browser, this.host.url, work)
  }

  phone(name: string, work: (phone: Phone) => Promise<void>): Promise<void> {
    return onPhone(this.browser, this.host.url, name, work)
  }

  /** Everything that happened to a matter, oldest first. */
  async steps(matterId: string) {
    const { items } = await this.host.as(CAST.officer, 'matter.timeline', { matterId, limit: 100 })
    return items.reverse()
  }

  private get browser(): Browser {
    if (!this.#browser) throw new Error('the setting is not open yet')
    return this.#browser
  }
}

/** Opens a setting for a file's tests, at a moment of Shanghai, and closes it after them. */
export function useSetting(moment: string, edition: Edition = 'machine'): Setting {
  const setting = new Setting(edition)
  jest.setTimeout(120_000)
  beforeAll(() => setting.open(moment), 240_000)
  afterAll(() => setting.close())
  return setting
}

let broken = ''

/** A part of a story, a test of its own: what comes after a broken one has nothing to go on from. */
export const part = (name: string, work: () => Promise<void>): void =>
  test(name, async () => {
    if (broken) throw new Error(`the story broke off at: ${broken}`)
    broken = name
    await work()
    broken = ''
  })
