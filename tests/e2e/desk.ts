import type { Browser, Locator } from 'playwright-core'
import { onScreen, Screen } from './screen'

const DESK = { viewport: { width: 1440, height: 900 } }

interface Upload {
  name: string
  mimeType: string
  buffer: Buffer
}

/** The desk in the browser, as one person works at it; parts are found by their role and words. */
export class Desk extends Screen {
  async logIn(name: string): Promise<void> {
    await this.page.goto(`${this.origin}/desk/`)
    await this.page.getByLabel('在演示人员中搜索').fill(name)
    await this.page.getByRole('button', { name }).click()
    await this.page.getByRole('heading', { name: '待办' }).waitFor()
  }

  /** The code of the tab 扫码登录, as a camera would read it. */
  async code(): Promise<string> {
    const code = this.page.getByRole('img', { name: '登录二维码' })
    await code.locator('svg').waitFor()
    return (await code.getAttribute('data-text')) ?? ''
  }

  async go(address: string): Promise<void> {
    await this.page.goto(`${this.origin}/desk/#${address}`)
  }

  async openMatter(matterId: string): Promise<void> {
    await this.go(`/matters/${matterId}`)
    await this.sees('办理要求')
  }

  /** The dialog that is open. */
  get dialog(): Locator {
    return this.page.getByRole('dialog').filter({ visible: true })
  }

  async press(words: string, within: Locator | Desk['page'] = this.page): Promise<void> {
    await within.getByRole('button', { name: words, exact: true }).click()
  }

  /** One labelled field of a form. */
  field(label: string): Locator {
    return this.page.locator('.el-form-item').filter({
      has: this.page.locator('.el-form-item__label', { hasText: new RegExp(`^\\s*${label}`) }),
      visible: true,
    })
  }

  async fill(label: string, text: string): Promise<void> {
    await this.field(label).locator('textarea').fill(text)
  }

  /** Into a field of one line; a day is taken with Enter. */
  async write(label: string, text: string): Promise<void> {
    await this.field(label).locator('input').fill(text)
    await this.page.keyboard.press('Enter')
  }

  async choose(label: string, option: string | RegExp): Promise<void> {
    const box = this.field(label).getByRole('combobox')
    // out from under the bar at the page's foot
    await box.evaluate((element) => element.scrollIntoView({ block: 'center' }))
    await box.click({ force: true })
    await this.page.getByRole('option', { name: option }).click()
  }

  /** Chooses one of the radio buttons. */
  async check(words: string): Promise<void> {
    await this.page.getByText(words, { exact: true }).click()
  }

  async attach(label: string, file: Upload): Promise<void> {
    await this.field(label).locator('input[type=file]').setInputFiles(file)
    await this.field(label).getByRole('button', { name: file.name }).waitFor()
  }

  /** Opens a tab of the matter's page. */
  async tab(words: string): Promise<void> {
    await this.page.getByRole('tab', { name: words }).click()
  }

  /** The button of the one to-do of this kind. */
  async takeUp(words: string): Promise<void> {
    await this.go('/todos')
    await this.press(words)
    await this.dialog.waitFor()
  }

  /** Presses the dialog's button and waits until it has gone. */
  async settle(words: string): Promise<void> {
    const { dialog } = this
    await this.press(words, dialog)
    await dialog.waitFor({ state: 'hidden' })
  }
}

/** Lends `work` a desk at which nobody has logged in. */
export const atDesk = (browser: Browser, origin: string, work: (desk: Desk) => Promise<void>): Promise<void> =>
  onScreen(browser, DESK, (page) => new Desk(page, origin), work)

/** Lends `work` the desk of a person who has just logged in. */
export const onDesk = (
  browser: Browser,
  origin: string,
  name: string,
  work: (desk: Desk) => Promise<void>,
): Promise<void> =>
  atDesk(browser, origin, async (desk) => {
    await desk.logIn(name)
    await work(desk)
  })
