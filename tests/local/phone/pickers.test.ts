import { usePhone } from './phone'

const phone = usePhone()
beforeEach(() => phone().open('pages/pickers/index'))

const sheet = (selector: string) => phone().page.locator(`.mp-picker ${selector}`)
const row = (column: number, text: string) => sheet(`.mp-wheel:nth-child(${column})`).getByText(text, { exact: true })
const rows = (column: number) => sheet(`.mp-wheel:nth-child(${column}) .mp-wheel-row`).allTextContents()
const confirm = () => sheet('.mp-picker-confirm').tap()

test('selector: a row by tap, its index as value', async () => {
  await phone().tap('#one')
  expect(await rows(1)).toEqual(['住建局', '水务局', '教育局'])
  await row(1, '教育局').tap()
  await confirm()
  await phone().shows('#picked', 'one change 2')
})

test('selector: the present value is in the middle, by keyboard too', async () => {
  await phone().tap('#one')
  await sheet('.mp-wheel').focus()
  await phone().page.keyboard.press('ArrowUp')
  await confirm()
  await phone().shows('#picked', 'one change 0')
})

test('cancel and a tap beside the sheet change nothing', async () => {
  await phone().tap('#one')
  await sheet('.mp-picker-cancel').tap()
  await phone().shows('#picked', 'one cancel null')
  await phone().tap('#one')
  await phone()
    .page.locator('.mp-mask')
    .tap({ position: { x: 10, y: 10 } })
  await sheet('').waitFor({ state: 'detached' })
})

test('multiSelector: a column that moves may change the next', async () => {
  await phone().tap('#many')
  await row(1, '城南').tap()
  await phone().shows('#columns', '0 1')
  expect(await rows(2)).toEqual(['南街', '北街', '中街'])
  await row(2, '中街').tap()
  await phone().shows('#columns', '1 2')
  await confirm()
  await phone().shows('#picked', 'many change [1,2]')
})

test('date: a shorter month has fewer days, and the limits hold', async () => {
  await phone().tap('#date')
  await row(2, '02月').tap()
  await row(3, '28日').waitFor()
  await phone().page.waitForFunction(
    () => document.querySelectorAll('.mp-wheel:nth-child(3) .mp-wheel-row').length === 28,
  )
  await confirm()
  await phone().shows('#picked', 'date change "2026-02-28"')
})

test('date: what lies beyond the limits is drawn back', async () => {
  await phone().tap('#date')
  await row(1, '2027年').tap()
  await row(2, '12月').tap()
  await confirm()
  await phone().shows('#picked', 'date change "2027-03-10"')
})

test('date by months', async () => {
  await phone().tap('#month')
  await row(2, '07月').tap()
  await confirm()
  await phone().shows('#picked', 'month change "2026-07"')
})

test('time', async () => {
  await phone().tap('#time')
  await row(2, '07').tap()
  await confirm()
  await phone().shows('#picked', 'time change "09:07"')
})

test('a disabled picker stays shut', async () => {
  await phone().tap('#off')
  await phone().tap('#one')
  expect(await phone().page.locator('.mp-picker').count()).toBe(1)
})

test('picker-view reports the row in the middle', async () => {
  await phone().at('#wheel').getByText('二').tap()
  await phone().shows('#picked', 'view 1')
})
