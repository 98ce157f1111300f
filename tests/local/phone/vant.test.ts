import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { usePhone } from './phone'

const phone = usePhone()
beforeEach(() => phone().open('pages/vant/index'))
const result = (text: string) => phone().shows('#result', `${text} a false 1`.trim())
const cell = (title: string) => phone().at('.vant-weapp-cell--van-cell').filter({ hasText: title }).tap()
const visible = (text: string) => phone().page.locator(`.mp-page:not([hidden]) >> text="${text}" >> visible=true`)

test('field: takes text, clears it, shows its placeholder', async () => {
  const input = phone().at('#name input')
  expect(await phone().at('#name .mp-placeholder').textContent()).toBe('请输入')
  await input.focus()
  await input.fill('张三')
  await phone().shows('#result', 'a false 1 张三')
  await phone().at('#name .vant-weapp-field--van-field__clear-root').tap()
  await phone().shows('#result', 'a false 1')
})

test('field: a readonly one still hears taps', async () => {
  await phone().at('#readonly .vant-weapp-field--van-field__body').tap()
  await phone().at('#popup').waitFor()
})

test('search: searches on Enter', async () => {
  await phone().at('#search input').fill('供水')
  await phone().page.keyboard.press('Enter')
  await result('search 供水')
})

test('button: a busy one does nothing', async () => {
  await phone().tap('#busy')
  await phone().tap('#next')
  expect(await phone().at('#steps .vant-weapp-steps--van-step--process').textContent()).toContain('办结')
})

test('popup: slides in through a root portal and closes by its overlay', async () => {
  await cell('弹层')
  await phone().at('#popup').tap({ trial: true })
  const { y, height } = (await phone().at('#popup').locator('..').boundingBox()) ?? { y: 0, height: 0 }
  expect(Math.round(y + height)).toBe(667)
  await phone()
    .at('.mp-portal .vant-weapp-overlay--van-overlay')
    .first()
    .tap({ position: { x: 10, y: 10 } })
  await phone().at('#popup').waitFor({ state: 'hidden' })
})

test.each([
  ['确认', 'confirmed'],
  ['取消', 'cancelled'],
])('dialog: called by function, answered with %s', async (button, answer) => {
  await phone().tap('#dialog')
  await visible(button).last().tap()
  await result(answer)
})

test('toast: called by function', async () => {
  await phone().tap('#toast')
  await visible('好').waitFor()
})

test('action sheet: chooses', async () => {
  await cell('面板')
  await visible('催办').tap()
  await result('chose 催办')
})

test('calendar: shows months as they come into view, and gives the day', async () => {
  await cell('日历')
  await visible('2026年11月').first().waitFor()
  await visible('27').first().tap()
  await visible('确定').tap()
  await result('day 11-27')
})

test('datetime picker: gives the moment', async () => {
  await cell('时刻')
  const columns = phone().at('#datetime .vant-weapp-picker-column--van-picker-column')
  await columns.first().waitFor()
  expect(await columns.count()).toBe(3)
  await phone().at('#datetime').getByText('确认').tap()
  await result('moment 23')
})

test('datetime picker: its columns turn by dragging', async () => {
  await cell('时刻')
  const column = phone().at('#datetime .vant-weapp-picker-column--van-picker-column').nth(2)
  await column.tap({ trial: true })
  const box = (await column.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
  const { mouse } = phone().page
  await mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await mouse.down()
  await mouse.move(box.x + box.width / 2, box.y + box.height / 2 - 44, { steps: 12 })
  await mouse.up()
  await phone().at('#datetime').getByText('确认').tap()
  await phone().page.waitForFunction(() => /^moment 2[4-9]/.test(document.querySelector('#result')?.textContent ?? ''))
})

test('tabs: switch their content', async () => {
  await phone().at('#tab-one').scrollIntoViewIfNeeded()
  await phone().at('#tabs').getByText('二', { exact: true }).tap()
  await phone().at('#tab-two').waitFor()
  await phone().at('#tab-one').waitFor({ state: 'hidden' })
})

test('radio, checkbox and stepper', async () => {
  await phone().at('#radio-b').getByText('乙').tap()
  await phone().at('#check').getByText('同意').tap()
  await phone().at('#stepper .vant-weapp-stepper--van-stepper__plus').tap()
  await phone().shows('#result', 'b true 2')
})

test('uploader: takes a picture, shows it, deletes it', async () => {
  const buffer = readFileSync(join(__dirname, 'fixture/images/dot.png'))
  const add = phone().at('#uploader .vant-weapp-uploader--van-uploader__upload')
  const open = async () => {
    await add.tap()
    await phone().page.locator('.mp-overlay').getByText('从相册选择').tap()
  }
  await phone().choose(open, [{ name: 'a.png', mimeType: 'image/png', buffer }])
  const preview = phone().at('#uploader .vant-weapp-uploader--van-uploader__preview img')
  await preview.waitFor()
  const width = (node: Element) =>
    (node as HTMLImageElement).decode().then(() => (node as HTMLImageElement).naturalWidth)
  expect(await preview.evaluate(width)).toBe(8)
  await phone().at('#uploader .vant-weapp-uploader--van-uploader__preview-delete').tap()
  await preview.waitFor({ state: 'detached' })
})

test('swipe cell: opens by dragging', async () => {
  const box = (await phone().at('#swipe').boundingBox()) ?? { x: 0, y: 0 }
  const { mouse } = phone().page
  await mouse.move(300, box.y + 20)
  await mouse.down()
  await mouse.move(150, box.y + 22, { steps: 6 })
  await mouse.up()
  await phone().at('#swipe .delete').tap()
  await result('deleted')
})

test('the icon font comes with the package', async () => {
  await phone().page.evaluate(() => document.fonts.ready)
  expect(await phone().page.evaluate(() => document.fonts.check('14px vant-icon'))).toBe(true)
  const loaded = await phone().page.evaluate(() =>
    [...document.fonts].map(({ family, status }) => `${family} ${status}`),
  )
  expect(loaded).toContain('vant-icon loaded')
})
