import { badgeWords, tabsOf } from '../../../miniprogram/custom-tab-bar/tabs'
import { setBadges } from '../../../miniprogram/services/badges'
import { loadComponent, settled } from '../load'
import { wxCalls } from '../wx'
import { loggedInHost } from './host'

test('a leader has the district where others have the matters', () => {
  expect([tabsOf(false), tabsOf(true)].map((tabs) => tabs.map(({ word }) => word))).toEqual([
    ['待办', '事项', '消息', '我的'],
    ['待办', '全区', '消息', '我的'],
  ])
})

test('a badge says the number, and nothing for none', () => {
  expect([0, 1, 999, 1000].map(badgeWords)).toEqual(['', '1', '999', '999+'])
})

test("the bar shows Vant's icons, hears of new numbers and switches", async () => {
  loggedInHost({})
  const bar = await loadComponent('custom-tab-bar/index')
  bar.component.setData({ path: 'pages/todos/index' })
  setBadges({ todos: 7, unread: 0 })
  await settled()
  expect(bar.html).toMatch(/van-icon/)
  expect(bar.findAll('.badge').map(({ text }) => text)).toEqual(['7'])
  const [todos, matters] = bar.findAll('.tab')
  await todos?.fire('tap')
  await matters?.fire('tap')
  expect(wxCalls('switchTab')).toMatchObject([{ url: '/pages/matters/index' }])
})
