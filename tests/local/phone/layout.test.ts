import { usePhone } from './phone'

const phone = usePhone()
beforeEach(() => phone().open('pages/layout/index'))
const box = async (selector: string) => {
  const { x, y, width, height } = (await phone().at(selector).boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
  return [x, y, width, height].map(Math.round)
}

test('a selector query measures from the page, with dataset, style and scroll', async () => {
  await phone().shows('#fixed', '100 顶 0 100 rgb(1, 1, 1) false')
})

test('an intersection observer tells when an element comes into view', async () => {
  await phone().tap('#far-button')
  await phone().shows('#fixed', '100 顶 0 100 rgb(1, 1, 1) false,true')
})

test('fixed elements stay with the page, not with the window', async () => {
  await phone()
    .at('.mp-scroll')
    .evaluate((node) => node.scrollTo(0, 200))
  expect((await box('#fixed'))[1]).toBe(100)
})

test('a scroll view jumps to an element and tells when its end is near', async () => {
  await phone().tap('#jump')
  await phone().page.waitForFunction(() => document.querySelector('#list')?.scrollTop === 480)
  await phone()
    .at('#list')
    .evaluate((node) => node.scrollTo(0, node.scrollHeight))
  await phone().shows('#state', '1 0')
})

test('a swiper turns by dragging, and stops at its ends', async () => {
  const [x = 0, y = 0] = await box('#swiper')
  const drag = async (from: number, to: number) => {
    const { mouse } = phone().page
    await mouse.move(x + from, y + 50)
    await mouse.down()
    await mouse.move(x + to, y + 50, { steps: 5 })
    await mouse.up()
  }
  await drag(300, 100)
  await phone().shows('#state', '0 1')
  await drag(100, 300)
  await phone().shows('#state', '0 0')
  await drag(100, 300)
  await drag(300, 100)
  await phone().shows('#state', '0 1')
  expect((await box('wx-swiper-item:nth-child(3)'))[0]).toBe(0)
})

test('a root portal leaves what clips it, and what is in it still belongs to the page', async () => {
  expect(await box('#portal')).toEqual([188, 534, 188, 133])
  await phone().tap('#portal')
  await phone().at('#portal').waitFor({ state: 'detached' })
})

test('rich text shows marks and pictures, and runs nothing', async () => {
  expect(await phone().at('#rich').innerHTML()).toBe('<b>粗</b><img src="./images/dot.png">')
  expect(await phone().page.evaluate(() => 'hacked' in window)).toBe(false)
})

test('progress and icon show what they mean', async () => {
  await phone().shows('#progress .mp-progress-info', '40%')
  expect((await box('#icon')).slice(2)).toEqual([30, 30])
})

test('rpx and vw are measured by the page: on a wide screen too, where the phone stands in the middle', async () => {
  await phone().page.setViewportSize({ width: 1200, height: 800 })
  await phone().open('pages/detail/index?id=1&name=x')
  expect(await box('#box')).toEqual([360, expect.any(Number), 240, 48])
})

test("one page's styles do not reach another", async () => {
  await phone().open('pages/home/index')
  await phone().tap('#tab-1')
  await phone().shows('#mine', '1 1 件')
  expect(
    await phone()
      .at('#mine')
      .evaluate((node) => getComputedStyle(node).color),
  ).not.toBe('rgb(4, 5, 6)')
})

test('a component is styled from inside, and from outside through its external class only', async () => {
  await phone().open('pages/home/index')
  const card = phone().at('.wide')
  expect(await card.evaluate((node) => getComputedStyle(node).borderTopColor)).toBe('rgb(1, 2, 3)')
  const title = phone().at('.components-card--title')
  expect(await title.evaluate((node) => getComputedStyle(node).color)).not.toBe('rgb(9, 9, 9)')
  expect(await title.evaluate((node) => getComputedStyle(node).fontWeight)).toBe('600')
})
