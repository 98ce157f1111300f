import { loadComponent, loadPage } from './load'
import { answerRequests, answerWx, takeFaults, wxCalls } from './wx'

const component = (path: string, props = {}) => loadComponent(path, props, 'fixture')
const page = (path: string, query = {}) => loadPage(path, query, 'fixture')

describe('loadComponent', () => {
  test("renders Vant's own markup, not empty tags", async () => {
    const card = await component('components/card/index', { name: '甲', level: 1 })
    expect(card.html).toMatch(/van-tag--danger/)
    expect(card.text).toContain('甲 急')
  })

  test('fires events and hears those of the component', async () => {
    const card = await component('components/card/index', { name: '甲' })
    const chosen = card.listen('choose')
    await card.tap('.card')
    expect(chosen).toEqual([{ name: '甲' }])
  })

  test('can load the same component again', async () => {
    const first = await component('components/card/index', { name: '一' })
    const second = await component('components/card/index', { name: '二' })
    expect([first.text, second.text]).toEqual([expect.stringContaining('一'), expect.stringContaining('二')])
  })

  test('refuses a component that does not exist', async () => {
    await expect(component('components/nothing/index')).rejects.toThrow('components/nothing/index.json does not exist')
  })
})

describe('loadPage', () => {
  test('runs the lifecycle, with imports, WXS, templates and slots', async () => {
    const home = await page('pages/home/index')
    expect(home.data.log).toEqual(['load', 'show', 'ready'])
    expect(home.find('#counts').text).toBe('0 0 3 件')
    expect(home.find('#foot').text).toBe('到底了')
    expect(home.find('#in-slot').text).toBe('插槽')
    expect((home.instance.getTabBar as () => { data: object })().data).toEqual({ selected: 0 })
    const events = await page('pages/events/index')
    expect(events.find('#wxs').text).toMatch(/^2026\/11\/24/)
  })

  test('gives pages made by Component() their query', async () => {
    const detail = await page('pages/detail/index', { id: '7', name: '事项' })
    expect(detail.find('#query').text).toBe('7 事项')
    expect(detail.data.id).toBe('7')
  })

  test('records what is called of wx, and answers what is programmed', async () => {
    answerRequests(({ data }) => ({ data: { query: JSON.stringify(data) } }))
    const mine = await page('pages/mine/index')
    await mine.tap('#get')
    expect(mine.find('#result').text).toBe('{"a":1,"b":"二"}')
    expect(wxCalls('request')).toMatchObject([{ url: '/api/echo' }])
    answerRequests(() => 'offline')
    await mine.tap('#abort')
    expect(mine.find('#result').text).toBe('request:fail network error')
  })

  test('notes an answer that the server never gives', async () => {
    const ask = (output: object) => {
      answerRequests(() => ({ data: { ok: true, output } }))
      return new Promise((success) =>
        wx.request({ url: 'https://host/api', data: { operation: 'notice.unread' }, success }),
      )
    }
    await ask({ unread: 1 })
    expect(takeFaults()).toEqual([])
    await ask({ unread: 1, secret: 'x' })
    expect(takeFaults()).toEqual([expect.stringMatching(/notice\.unread .*additional properties/)])
  })

  test('refuses what nobody programmed', async () => {
    const overlays = await page('pages/overlays/index')
    await expect(overlays.call('scan')).rejects.toThrow('wx.scanCode has no answer in this test')
    answerWx('scanCode', { result: 'M1' })
    await overlays.call('scan')
    expect(overlays.find('#result').text).toBe('M1')
    answerWx('showActionSheet', new Error('cancel'))
    await overlays.tap('#sheet')
    expect(overlays.find('#result').text).toBe('showActionSheet:fail cancel')
  })

  test('draws Vant fields, cells and steps, and takes their events', async () => {
    const vant = await page('pages/vant/index')
    expect(vant.html).toMatch(/van-field__label/)
    expect(vant.html).toMatch(/van-steps--horizontal|van-steps/)
    await vant.fire('change', { at: '#name', detail: '张三' })
    expect(vant.find('#result').text).toContain('张三')
    await vant.fire('click', { at: '#next' })
    expect(vant.data.step).toBe(2)
  })
})
