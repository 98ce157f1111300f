import { usePhone } from './phone'

const phone = usePhone({ geolocation: { latitude: 30, longitude: 120 }, permissions: ['geolocation'] })
beforeEach(() => phone().open('pages/overlays/index'))
const result = (text: string) => phone().shows('#result', text)
const press = (text: string) => phone().page.locator('.mp-overlay').getByText(text, { exact: true }).tap()

test('a toast comes and goes', async () => {
  await phone().tap('#toast')
  const toast = phone().page.locator('.mp-toast')
  await toast.waitFor()
  expect(await toast.textContent()).toBe('已提交')
  await toast.waitFor({ state: 'detached' })
})

test('loading with a mask holds taps back until it is hidden', async () => {
  await phone().tap('#loading')
  await phone().page.locator('.mp-toast-mask').waitFor()
  await phone().at('#hide').dispatchEvent('click')
  await phone().page.locator('.mp-toast').waitFor({ state: 'detached' })
})

test('a modal says which button it was', async () => {
  await phone().tap('#modal')
  await press('通知')
  await result('{"confirm":true,"cancel":false}')
  await phone().tap('#modal')
  await press('取消')
  await result('{"confirm":false,"cancel":true}')
})

test('a modal closes with Escape as cancelled', async () => {
  await phone().tap('#modal')
  await phone().page.keyboard.press('Escape')
  await result('{"confirm":false,"cancel":true}')
})

test("the browser's Back closes a dialog and leaves the page", async () => {
  await phone().open('pages/home/index')
  await phone().tap('#overlays')
  await phone().tap('#modal')
  await phone().page.locator('.mp-dialog').waitFor()
  await phone().page.goBack()
  await result('{"confirm":false,"cancel":true}')
  expect(await phone().page.evaluate(() => location.hash)).toBe('#/pages/overlays/index')
  await phone().page.goBack()
  await phone().shows('#log', 'load,show,ready,hide,show')
})

test('an editable modal gives the text', async () => {
  await phone().tap('#prompt')
  await phone().page.locator('.mp-dialog-input').fill('速办')
  await press('确定')
  await result('速办')
})

test('an action sheet gives the index, or fails when left', async () => {
  await phone().tap('#sheet')
  await press('退回')
  await result('chose 1')
  await phone().tap('#sheet')
  await press('取消')
  await result('showActionSheet:fail cancel')
})

test('messages are allowed or refused by the person', async () => {
  await phone().tap('#subscribe')
  await press('允许')
  await result('accept')
  await phone().tap('#subscribe')
  await press('拒绝')
  await result('reject')
})

test('a code is typed where there is no camera', async () => {
  await phone().tap('#scan')
  await phone().page.locator('.mp-scan .mp-dialog-input').fill('M-2026-001')
  await press('确定')
  await result('M-2026-001')
})

test('logging in gives a code that stays the same in this browser', async () => {
  await phone().tap('#login')
  await phone().page.waitForFunction(() => document.querySelector('#result')?.textContent?.startsWith('preview-'))
})

test('a call asks first', async () => {
  await phone().tap('#call')
  await press('取消')
  await result('makePhoneCall:fail cancel')
})

test('a place is given in the coordinates of the map', async () => {
  await phone().tap('#place')
  await result('29.998 120.005')
})

test('the clipboard gives back what was put there', async () => {
  await phone().tap('#clipboard')
  await result('督〔2026〕1号')
})

test('going offline is noticed', async () => {
  await phone().tap('#network')
  await phone().page.context().setOffline(true)
  await result('connected false')
})

test('sizes are those of the page, and canIUse knows what is there', async () => {
  await phone().tap('#facts')
  await result('375 623 365 6 true false object')
})

test('sharing shows what would be sent', async () => {
  await phone().tap('#share')
  const dialog = phone().page.locator('.mp-dialog')
  await dialog.getByText('/pages/home/index').waitFor()
  await press('知道了')
})
