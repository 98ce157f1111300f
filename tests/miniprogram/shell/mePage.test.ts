import { roleWords } from '../../../miniprogram/pages/me/roles'
import { isLoggedIn } from '../../../miniprogram/services/session'
import { isLarge } from '../../../miniprogram/services/settings'
import { loadPage } from '../load'
import { answerWx, wxCalls } from '../wx'
import { inputsOf, loggedInHost, meAs } from './host'

const open = (change = {}) => {
  loggedInHost(
    { 'unit.list': () => ({ units: [], fronts: [] }), 'session.signOut': () => ({ signedOut: true }) },
    { ...meAs('p1'), ...change },
  )
  return loadPage('pages/me/index')
}

test('a role is said with how far it reaches', () => {
  expect([
    roleWords({ role: 'officer', scope: { kind: 'district' } }, {}),
    roleWords({ role: 'liaison', scope: { kind: 'front', frontId: 'f1' } }, { f1: '城建战线' }),
    roleWords({ role: 'handler', scope: { kind: 'own' } }, {}),
  ]).toEqual(['督查员(全区)', '联络员(城建战线)', '经办责任人'])
})

test("the large mode is switched with Vant's switch, holds at once and stays", async () => {
  const page = await open()
  expect(page.html).toMatch(/van-switch/)
  await page.fire('tap', { at: '.large-switch' })
  expect(page.data.large).toBe(true)
  expect(isLarge()).toBe(true)
  expect((page.instance.getTabBar as () => { data: object })().data).toMatchObject({ large: true })
})

test('whoever has a password logs out without being asked', async () => {
  const page = await open()
  await page.fire('click', { at: '.leave' })
  expect(isLoggedIn()).toBe(false)
  expect(inputsOf('session.signOut')).toHaveLength(1)
  expect(wxCalls('reLaunch')).toMatchObject([{ url: '/pages/login/index' }])
})

test('whoever could not come back is told so first, and may stay', async () => {
  answerWx('showModal', { confirm: false, cancel: true })
  const page = await open({ hasPassword: false })
  await page.fire('click', { at: '.leave' })
  expect(isLoggedIn()).toBe(true)
  answerWx('showModal', { confirm: true, cancel: false })
  await page.fire('click', { at: '.leave' })
  expect(isLoggedIn()).toBe(false)
})

const QR = 'zhidu:login:AAAAAAAAAAAAAAAAAAAAAA'

test('the desk’s code leads to where it is confirmed', async () => {
  answerWx('scanCode', { result: QR })
  const page = await open()
  await page.tap('.scan')
  expect(wxCalls('scanCode')).toMatchObject([{ onlyFromCamera: true }])
  expect(wxCalls('navigateTo')).toMatchObject([{ url: '/pages/scan/index?scan=AAAAAAAAAAAAAAAAAAAAAA' }])
})

test.each(['https://example.gov.cn', 'zhidu:bind:7KQP-MX3D-R9TA'])(
  'any other code leads nowhere: %s',
  async (result) => {
    answerWx('scanCode', { result })
    const page = await open()
    await page.tap('.scan')
    expect([wxCalls('navigateTo').length, wxCalls('showToast').length]).toEqual([0, 1])
  },
)

test('whoever thinks better of scanning is told nothing', async () => {
  answerWx('scanCode', new Error('cancel'))
  const page = await open()
  await page.tap('.scan')
  expect([wxCalls('navigateTo').length, wxCalls('showToast').length]).toEqual([0, 0])
})
