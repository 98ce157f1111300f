import type { Browser, Locator } from 'playwright-core'
import { onScreen, Screen } from './screen'

const IPHONE_SE = { viewport: { width: 375, height: 667 }, hasTouch: true, isMobile: true }

const exactly = (words: string): RegExp => new RegExp(`^\\s*${words}\\s*$`)

interface Upload {
  name: string
  mimeType: string
  buffer: Buffer
}

/** The mini-program in the browser, as one person's phone; pages are found by what stands on them. */
export class Phone extends Screen {
  /** The page on top; those below it stay in the document. */
  get here(): Locator {
    return this.page.locator('.mp-page:not([hidden])')
  }

  async logIn(name: string): Promise<void> {
    await this.page.goto(`${this.origin}/phone/`)
    await this.logInAgain(name)
    await this.sees('待我审批')
  }

  /** On the page for logging in, where the phone is. */
  async logInAgain(name: string): Promise<void> {
    await this.write('找姓名、单位、职责', name)
    await this.tap(name)
  }

  /** The network goes, or comes back. */
  async network(there: boolean): Promise<void> {
    await this.page.context().setOffline(!there)
  }

  /** The app is swiped away, and opened again; the phone keeps what it kept. */
  async openAnew(): Promise<void> {
    await this.page.goto('about:blank')
    await this.network(true)
    await this.page.goto(`${this.origin}/phone/`)
  }

  /** Opens the matter as a message's link does. */
  async openMatter(matterId: string): Promise<void> {
    await this.page.goto('about:blank')
    await this.page.goto(`${this.origin}/phone/#/pages/matter/index?id=${matterId}`)
    await this.sees('办理过程')
  }

  /** Taps what reads just so. */
  async tap(words: string): Promise<void> {
    await this.page.getByText(words, { exact: true }).filter({ visible: true }).last().tap()
  }

  /** Taps a button of Vant: its host, which is what a finger meets. */
  async press(words: string): Promise<void> {
    await this.button(words).first().tap()
  }

  button(words: string): Locator {
    return this.here
      .locator('wx-button')
      .filter({ hasText: exactly(words) })
      .filter({ visible: true })
  }

  /** Answers WeChat's own dialog. */
  confirm(words: string): Promise<void> {
    return this.answer('confirm', words)
  }

  /** Closes WeChat's dialog by its left button. */
  dismiss(words: string): Promise<void> {
    return this.answer('cancel', words)
  }

  private async answer(which: 'confirm' | 'cancel', words: string): Promise<void> {
    const button = this.page.locator(`.mp-dialog-${which}`)
    await button.waitFor()
    expect(await button.textContent()).toBe(words)
    await button.tap()
    await this.page.locator('.mp-dialog').waitFor({ state: 'detached' })
  }

  /** Scans a code: the preview has a field in the camera's place. */
  async scan(text: string): Promise<void> {
    await this.page.locator('.mp-dialog-input').fill(text)
    await this.confirm('确定')
  }

  /** The words of WeChat's own dialog. */
  async dialog(): Promise<string> {
    const content = this.page.locator('.mp-dialog-content')
    await content.waitFor()
    return (await content.textContent()) ?? ''
  }

  /** A line or button of the sheet that is open; the same words may stand on the page below. */
  private inSheet(words: string): Locator {
    return this.here.locator('choice-sheet').getByText(words, { exact: true }).filter({ visible: true })
  }

  /** Takes a step from the menu 更多. */
  async more(words: string): Promise<void> {
    await this.press('更多')
    await this.inSheet(words).tap()
  }

  /** Which of these steps the menu 更多 offers. */
  async offered(...steps: string[]): Promise<string[]> {
    await this.press('更多')
    await this.inSheet('取消').waitFor()
    const counts = await Promise.all(steps.map((words) => this.inSheet(words).count()))
    return steps.filter((_, i) => counts[i])
  }

  field(label: string): Locator {
    return this.here.locator('.field').filter({ hasText: label })
  }

  async fill(label: string, text: string): Promise<void> {
    await this.field(label).locator('textarea').fill(text)
  }

  /** Writes where the placeholder says what is wanted. */
  async write(placeholder: string, text: string): Promise<void> {
    await this.here.locator(`[aria-placeholder="${placeholder}"]`).filter({ visible: true }).fill(text)
  }

  /** Chooses a line of the sheet that the field opens. */
  async choose(label: string, words: string): Promise<void> {
    await this.field(label).getByText('请选择').tap()
    await this.tap(words)
    await this.field(label).getByText(words).waitFor()
  }

  /** Takes a picture with the camera: the browser asks for a file instead. */
  async photograph(label: string, picture: Upload): Promise<void> {
    await this.field(label).getByText('添加', { exact: true }).tap()
    const [chooser] = await Promise.all([this.page.waitForEvent('filechooser'), this.tap('拍照或录像')])
    await chooser.setFiles([picture])
    await this.field(label).locator('image, wx-image').first().waitFor()
  }

  /** Waits until what was chosen there has been sent: its tile says so, and then nothing holds the form any more. */
  async uploaded(label: string): Promise<void> {
    const sent = /(?<!，正在上传|，没传上)$/
    await this.field(label).getByRole('link', { name: sent }).first().waitFor()
    await this.here.getByText('正在上传').first().waitFor({ state: 'hidden' })
  }

  /** Waits until a picture on the time axis has been drawn. */
  async picture(): Promise<void> {
    const picture = this.here.locator('[id^="step-"] img').first()
    await picture.scrollIntoViewIfNeeded()
    const drawn = await picture.evaluate((image) =>
      (image as unknown as { decode(): Promise<void> }).decode().then(() => true),
    )
    expect(drawn).toBe(true)
  }

  /** The tab bar's pages. */
  async tab(word: '待办' | '事项' | '全区' | '消息' | '我的'): Promise<void> {
    await this.tap(word)
  }
}

/** Lends `work` the phone of a person who has just logged in. */
export const onPhone = (
  browser: Browser,
  origin: string,
  name: string,
  work: (phone: Phone) => Promise<void>,
): Promise<void> =>
  onScreen(
    browser,
    IPHONE_SE,
    (page) => new Phone(page, origin),
    async (phone) => {
      await phone.logIn(name)
      await work(phone)
      const missing = await phone.page.locator('.mp-missing').allTextContents()
      phone.faults.push(...missing)
    },
  )
