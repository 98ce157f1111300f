import { usePhone } from './phone'

const phone = usePhone()
const log = (text: string) => phone().shows('#log', text)
beforeEach(() => phone().open('pages/events/index'))

describe('a tap', () => {
  test('by finger bubbles, with dataset and marks', async () => {
    await phone().tap('#inner')
    await log('tap 内 外,outer')
  })

  test('by mouse is the same', async () => {
    await phone().at('#inner').click()
    await log('tap 内 外,outer')
  })

  test('that is caught does not bubble', async () => {
    await phone().tap('#caught')
    await log('tap 挡')
  })

  test('says where on the page it was', async () => {
    const box = await phone().at('#where').boundingBox()
    await phone()
      .at('#where')
      .tap({ position: { x: 10, y: 5 } })
    await log(`at 10 ${Math.round((box?.y ?? 0) - 44 + 5)}`)
  })

  test('on a disabled button is none', async () => {
    await phone().at('#disabled').tap({ force: true })
    await phone().tap('#caught')
    await log('tap 挡')
  })

  test('by keyboard works on buttons', async () => {
    await phone().at('#fail').focus()
    await phone().page.keyboard.press('Enter')
    await phone().fails('a handler failed')
  })
})

describe('a finger', () => {
  const press = async (milliseconds: number) => {
    const box = await phone().at('#long').boundingBox()
    const { mouse } = phone().page
    await mouse.move((box?.x ?? 0) + 5, (box?.y ?? 0) + 5)
    await mouse.down()
    if (milliseconds) await log('long')
    await mouse.up()
  }

  test('that stays makes a long press and no tap', async () => {
    await press(500)
    await phone().tap('#inner')
    await log('long,tap 内 外,outer')
  })

  test('that lifts at once makes a tap and no long press', async () => {
    await press(0)
    await log('tap 长')
  })

  test('that moves is followed from the page of its own', async () => {
    const box = await phone().at('#drag').boundingBox()
    const { mouse } = phone().page
    await mouse.move(20, (box?.y ?? 0) + 10)
    await mouse.down()
    await mouse.move(120, (box?.y ?? 0) + 12, { steps: 4 })
    await mouse.up()
    await phone().shows('#drag', '拖动 120')
  })
})

test('model:value binds both ways', async () => {
  await phone().at('#double input').fill('新词')
  await phone().shows('#double-shown', '新词')
})

test('a component event reaches the page, and the page style only where it may', async () => {
  await phone().tap('#card')
  await log('chosen 甲')
  const color = await phone().at('#card .red').count()
  expect(color).toBe(0)
})

test('WXS knows types by name, escapes as it does, and an error in it breaks nothing', async () => {
  await phone().shows('#wxs', '2026/11/24 Array String 第#号 42 []')
})

test('components live through created, attached and ready, with behaviors and observers', async () => {
  await phone().shows('.probe', '探 created,attached,ready 0  375')
  await phone().tap('.probe')
  await phone().shows('.probe', '探 created,attached,ready 1 2 375')
})

test('what is not emulated throws and says so in the page', async () => {
  await phone().tap('#missing')
  const bar = phone().page.locator('.mp-missing')
  await bar.waitFor()
  expect(await bar.textContent()).toBe('wx.chooseAddress is not emulated in the preview')
  await bar.evaluate((node) => node.remove())
  await phone().fails('wx.chooseAddress is not emulated in the preview')
})

test('an error in a handler is seen as an error of the page', async () => {
  await phone().tap('#fail')
  await phone().fails('a handler failed')
})
