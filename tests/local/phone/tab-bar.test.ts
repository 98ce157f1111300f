import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FIXTURE, usePhone } from './phone'

/** The fixture with WeChat's own tab bar; its pages then have no custom one to talk to. */
const source = mkdtempSync(join(tmpdir(), 'tabs-'))
cpSync(FIXTURE, source, { recursive: true })
const json = JSON.parse(readFileSync(join(source, 'app.json'), 'utf8'))
json.tabBar = { ...json.tabBar, custom: false, color: '#646a73', selectedColor: '#1f4e8c' }
writeFileSync(join(source, 'app.json'), JSON.stringify(json))
const page = `Page({
  data: { tapped: '' },
  onTabItemTap({ index, text }) { this.setData({ tapped: index + ' ' + text }) },
  badge() { wx.setTabBarBadge({ index: 1, text: '12' }) },
  dot() { wx.showTabBarRedDot({ index: 0 }) },
  hide() { wx.hideTabBar() },
})`
for (const name of ['home', 'mine']) {
  writeFileSync(join(source, `pages/${name}/index.ts`), page)
  writeFileSync(
    join(source, `pages/${name}/index.wxml`),
    `<view id="tapped">{{ tapped }}</view><button id="badge" bindtap="badge" /><button id="dot" bindtap="dot" /><button id="hide" bindtap="hide" />`,
  )
}
afterAll(() => rmSync(source, { recursive: true }))

const phone = usePhone({}, () => source)
const tab = (name: string) => phone().at('.mp-tab').getByRole('button', { name })
beforeEach(() => phone().open('pages/home/index'))

test("WeChat's own tab bar switches, marks the tab and tells the page", async () => {
  await tab('我的').tap()
  await phone().shows('#tapped', '1 我的')
  expect(await tab('我的').getAttribute('aria-current')).toBe('page')
  expect(await tab('首页').getAttribute('aria-current')).toBe('false')
})

test('badges and dots show on every tab page', async () => {
  await phone().tap('#badge')
  await phone().tap('#dot')
  expect(await tab('我的').locator('.mp-badge').textContent()).toBe('12')
  await tab('我的').tap()
  await phone().shows('#tapped', '1 我的')
  expect(await tab('我的').locator('.mp-badge').textContent()).toBe('12')
  expect(await tab('首页').locator('.mp-badge-dot').count()).toBe(1)
})

test('the bar can be hidden', async () => {
  await phone().tap('#hide')
  await phone().at('.mp-tab').waitFor({ state: 'detached' })
})
