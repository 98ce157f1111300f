import { usePhone } from './phone'

/** A desk with a mouse and a wide screen: no touch at all. */
const phone = usePhone({ viewport: { width: 1280, height: 800 }, hasTouch: false, isMobile: false })

test('the phone stands in the middle, no wider than a large phone', async () => {
  await phone().open('pages/home/index')
  const box = await phone().page.locator('#mp-root').boundingBox()
  expect([box?.x, box?.width, box?.height]).toEqual([400, 480, 800])
})

test('a click is a tap, on elements of the page and on those of Vant', async () => {
  await phone().open('pages/vant/index')
  await phone().at('#dialog').click()
  await phone().at('#van-dialog').getByText('取消').click()
  await phone().shows('#result', 'cancelled a false 1')
})

test('measures are those of the page, wherever it stands', async () => {
  await phone().open('pages/layout/index')
  await phone().shows('#fixed', '100 顶 0 100 rgb(1, 1, 1) false')
  await phone().open('pages/events/index')
  const box = (await phone().at('#drag').boundingBox()) ?? { x: 0, y: 0 }
  const { mouse } = phone().page
  await mouse.move(box.x + 20, box.y + 10)
  await mouse.down()
  await mouse.move(box.x + 90, box.y + 10, { steps: 4 })
  await mouse.up()
  await phone().shows('#drag', '拖动 90')
})

test('a picker is turned by the mouse wheel', async () => {
  await phone().open('pages/pickers/index')
  await phone().at('#one').click()
  const wheel = phone().page.locator('.mp-wheel')
  await wheel.hover()
  await phone().page.mouse.wheel(0, 44)
  await phone().page.waitForFunction(() => document.querySelector('.mp-wheel')?.scrollTop === 88)
  await phone().page.locator('.mp-picker-confirm').click()
  await phone().shows('#picked', 'one change 2')
})

test('a page is pulled down by the mouse', async () => {
  await phone().open('pages/home/index')
  await phone().shows('#log', 'load,show,ready')
  const { mouse } = phone().page
  await mouse.move(600, 100)
  await mouse.down()
  await mouse.move(600, 300, { steps: 8 })
  await mouse.up()
  await phone().shows('#counts', '1 0 3 件')
})
