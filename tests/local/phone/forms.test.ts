import { usePhone } from './phone'

const phone = usePhone()
beforeEach(() => phone().open('pages/form/index'))
const submitted = async () => JSON.parse((await phone().at('#result').textContent()) ?? '')

test('a form submits what its fields hold, custom fields included, and resets to what they held', async () => {
  await phone().at('#name input').fill('张三')
  await phone().at('#note textarea').fill('说明')
  await phone().tap('#label-a')
  await phone().tap('#radio-y')
  await phone().tap('#label-agree')
  await phone().tap('#submit')
  await phone().page.waitForFunction(() => document.querySelector('#result')?.textContent)
  expect(await submitted()).toEqual({
    name: '张三',
    note: '说明',
    off: '不可改',
    boxes: ['a', 'b'],
    radio: 'y',
    agree: true,
    range: 3,
    unit: '',
    phone: '123',
  })
  await phone().tap('#reset')
  await phone().shows('#result', 'reset')
  expect(await phone().at('#name input').inputValue()).toBe('')
  expect(await phone().at('#agree').getAttribute('aria-checked')).toBe('false')
})

test('an input reports focus, input, confirm and blur, and keeps its length', async () => {
  await phone().at('#name input').focus()
  await phone().page.keyboard.type('abcdefg')
  await phone().page.keyboard.press('Enter')
  await phone().shows('#events', 'focus:,input:a,input:ab,input:abc,input:abcd,input:abcde,confirm:abcde,blur:abcde')
})

test('a placeholder has the class that the page gave it, and goes when there is text', async () => {
  const placeholder = phone().at('#name .mp-placeholder')
  expect(await placeholder.evaluate((node) => getComputedStyle(node).color)).toBe('rgb(201, 48, 44)')
  await phone().at('#name input').fill('字')
  await placeholder.waitFor({ state: 'hidden' })
})

test('a field is called what the page calls it, else by its placeholder', async () => {
  expect(await phone().at('#name input').getAttribute('aria-label')).toBe('姓名')
  expect(await phone().at('#note textarea').getAttribute('aria-label')).toBe('情况')
})

test('a textarea with auto-height grows with its lines', async () => {
  const height = async () => (await phone().at('#note').boundingBox())?.height ?? 0
  await phone().at('#note textarea').fill('一')
  await phone().page.waitForFunction(() => (document.querySelector('#note')?.clientHeight ?? 99) < 40)
  const one = await height()
  await phone().at('#note textarea').fill('一\n二\n三\n四')
  await phone().page.waitForFunction((low) => (document.querySelector('#note')?.clientHeight ?? 0) > low * 2, one)
})

test('checkboxes tell their group, radios are one of a kind', async () => {
  await phone().tap('#box-a')
  await phone().tap('#box-b')
  await phone().tap('#radio-x')
  await phone().tap('#radio-y')
  await phone().shows('#changes', 'a|y|')
  expect(await phone().at('#radio-x').getAttribute('aria-checked')).toBe('false')
})

test('a slider changes by keyboard as by finger', async () => {
  await phone().at('#range input').focus()
  await phone().page.keyboard.press('ArrowRight')
  await phone().shows('#changes', '||change 4')
  await phone().shows('.mp-slider-value', '4')
})
