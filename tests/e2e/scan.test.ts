import type { Desk } from './desk'
import type { Phone } from './phone'
import { ADMIN, useSetting } from './setting'

describe.each(['machine', 'cloud'] as const)('scanning in the edition %s', (edition) => {
  const setting = useSetting('2026-10-12 10:00', edition)

  /** What a phone that scans the code that the desk shows makes of it. */
  const scanning = async (desk: Desk, work: (phone: Phone) => Promise<void>): Promise<string> => {
    await desk.page.goto(`${desk.origin}/desk/`)
    await desk.tab('扫码登录')
    const code = await desk.code()
    await setting.phone(ADMIN, async (phone) => {
      await phone.tab('我的')
      await phone.tap('扫码登录电脑')
      await phone.scan(code)
      await work(phone)
    })
    return code
  }

  test('a phone signs a desk in: it names the desk, confirms, and the desk opens by itself', () =>
    setting.strangersDesk(async (desk) => {
      await scanning(desk, async (phone) => {
        await phone.sees('在电脑上登录智督？', 'Chrome(Linux)', '127.0.0.1')
        await phone.press('登录')
        await phone.sees('电脑已登录')
      })
      await desk.page.getByRole('heading', { name: '待办' }).waitFor()
      await desk.sees(ADMIN)
    }))

  test('refused on the phone, the desk stays outside and offers another code, which is another', () =>
    setting.strangersDesk(async (desk) => {
      const code = await scanning(desk, async (phone) => {
        await phone.press('不登录')
        await phone.sees('已拒绝登录')
      })
      await desk.sees('手机上没有同意登录')
      await desk.press('刷新二维码')
      expect(await desk.code()).not.toBe(code)
    }))
})
