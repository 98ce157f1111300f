import { usePhone } from './phone'

const phone = usePhone()
const title = () => phone().at('.mp-nav-title').textContent()
const hash = () => phone().page.evaluate(() => location.hash)

describe('pages', () => {
  test('run their lifecycle in order', async () => {
    await phone().open('pages/home/index')
    await phone().shows('#log', 'load,show,ready')
    await phone().tap('#detail')
    await phone().tap('.mp-nav-back')
    await phone().shows('#log', 'load,show,ready,hide,show')
  })

  test('get the query, decoded, as onLoad argument and as properties', async () => {
    await phone().open('pages/home/index')
    await phone().tap('#detail')
    await phone().shows('#query', '7 事项')
    await phone().shows('#facts', '7 几件？ 2')
    expect(await title()).toBe('详情 7')
  })

  test('talk to the page that opened them through the event channel', async () => {
    await phone().open('pages/home/index')
    await phone().tap('#detail')
    await phone().shows('#facts', '7 几件？ 2')
    await phone().tap('.mp-nav-back')
    await phone().shows('#answer', '7 件')
  })

  test('stack up, and go back by several', async () => {
    await phone().open('pages/home/index')
    await phone().tap('#detail')
    await phone().tap('#deeper')
    await phone().shows('#facts', '8  3')
    await phone().tap('#back')
    await phone().shows('#log', 'load,show,ready,hide,show')
    expect(await phone().page.locator('.mp-page').count()).toBe(1)
  })

  test('stack up to ten', async () => {
    await phone().open('pages/detail/index?id=1&name=x')
    for (let depth = 2; depth <= 10; depth++) {
      await phone().tap('#deeper')
      await phone().shows('#facts', `${depth}  ${depth}`)
    }
    await phone().tap('#deeper')
    await phone().shows('#query', 'navigateTo:fail webview count limit exceed: more than 10 pages')
  })

  test('are replaced by redirectTo', async () => {
    await phone().open('pages/home/index')
    await phone().tap('#detail')
    await phone().tap('#replace')
    await phone().at('#list').waitFor()
    expect(await hash()).toBe('#/pages/layout/index')
    expect(await phone().page.locator('.mp-page').count()).toBe(2)
  })

  test('cannot be opened when they are tabs or do not exist', async () => {
    await phone().open('pages/detail/index?id=1&name=x')
    await phone().tap('#forbidden')
    await phone().shows('#query', 'navigateTo:fail can not navigateTo a tabbar page')
    await phone().tap('#unknown')
    await phone().shows('#query', 'navigateTo:fail page "pages/nowhere/index" is not in app.json')
  })

  test('cannot be opened while another one comes in', async () => {
    await phone().open('pages/detail/index?id=7&name=x')
    await phone().shows('#query', '7 x')
    await phone().tap('#twice')
    await phone().shows('#query', '1 one')
    await phone().tap('.mp-nav-back')
    await phone().shows('#query', 'navigateTo:fail busy')
  })

  test('may lie in a subpackage', async () => {
    await phone().open('pages/home/index')
    await phone().tap('#late')
    await phone().shows('#late-text', 'only in the subpackage 2 件')
  })
})

describe('the address', () => {
  test('holds the page, so that a reload comes back to it', async () => {
    await phone().open('pages/home/index')
    await phone().tap('#detail')
    await phone().shows('#query', '7 事项')
    await phone().page.reload()
    await phone().shows('#query', '7 事项')
  })

  test('of a page opened alone offers the way home', async () => {
    await phone().open('pages/detail/index?id=1&name=x')
    await phone().tap('.mp-nav-home')
    await phone().shows('#log', 'load,show,ready')
  })

  test('of an unknown page leads to the first', async () => {
    await phone().open('pages/nowhere/index')
    await phone().shows('#log', 'load,show,ready')
    expect(await hash()).toBe('#/pages/home/index')
  })

  test("follows the browser's Back as navigateBack", async () => {
    await phone().open('pages/home/index')
    await phone().tap('#detail')
    await phone().tap('#deeper')
    await phone().shows('#facts', '8  3')
    await phone().page.goBack()
    await phone().shows('#facts', '7 几件？ 2')
    await phone().page.goBack()
    await phone().shows('#log', 'load,show,ready,hide,show')
  })

  test("opens a page again on the browser's Forward", async () => {
    await phone().open('pages/home/index')
    await phone().tap('#detail')
    await phone().page.goBack()
    await phone().shows('#log', 'load,show,ready,hide,show')
    await phone().page.goForward()
    await phone().shows('#query', '7 事项')
  })
})

describe('the custom tab bar', () => {
  test('switches tabs, which keep their state', async () => {
    await phone().open('pages/home/index')
    await phone().tap('#tab-1')
    await phone().shows('#mine', '1 1 件')
    await phone().tap('#tab-0')
    await phone().shows('#log', 'load,show,ready,hide,show')
    await phone().tap('#tab-1')
    await phone().shows('#mine', '2 1 件')
  })

  test('has one instance a page, which getTabBar gives', async () => {
    await phone().open('pages/home/index')
    await phone().tap('#badge')
    await phone().shows('#tab-badge', '5')
    await phone().tap('#tab-1')
    await phone().shows('[aria-selected=true]', '我的')
    expect(await phone().at('#tab-badge').count()).toBe(0)
  })

  test('is left behind by pages that are no tabs, and switchTab closes those', async () => {
    await phone().open('pages/home/index')
    await phone().tap('#detail')
    await phone().shows('#facts', '7 几件？ 2')
    expect(await phone().at('#tab-bar').count()).toBe(0)
    await phone().tap('#home')
    await phone().shows('#mine', '1 1 件')
    expect(await phone().page.locator('#query').count()).toBe(0)
  })
})

describe('scrolling', () => {
  /** Resolves when the page has been told, which is in the frame after. */
  const scrollTo = (end: boolean) =>
    phone()
      .at('.mp-scroll')
      .evaluate(async (node, down) => {
        const told = new Promise((resolve) => node.addEventListener('scroll', resolve, { once: true }))
        node.scrollTo(0, down ? node.scrollHeight : 0)
        await told
      }, end)

  test('to the end tells the page, once until it was left', async () => {
    await phone().open('pages/home/index')
    await phone().shows('#log', 'load,show,ready')
    await scrollTo(true)
    await phone().shows('#counts', '0 1 3 件')
    await scrollTo(false)
    await scrollTo(true)
    await phone().shows('#counts', '0 2 3 件')
  })
})

describe('pulling the page down', () => {
  const drag = async (to: number) => {
    const { mouse } = phone().page
    await mouse.move(180, 60)
    await mouse.down()
    for (let y = 60; y <= to; y += 20) await mouse.move(180, y)
    await mouse.up()
  }

  test('refreshes it and stays until it says stop', async () => {
    await phone().open('pages/home/index')
    await phone().shows('#log', 'load,show,ready')
    await drag(260)
    await phone().shows('#counts', '1 0 3 件')
    expect(await phone().at('.mp-pull-busy').count()).toBe(1)
    await phone().tap('#stop')
    await phone().at('.mp-pull-busy').waitFor({ state: 'detached' })
  })

  test('a little does nothing', async () => {
    await phone().open('pages/home/index')
    await phone().shows('#log', 'load,show,ready')
    await drag(120)
    await phone().shows('#counts', '0 0 3 件')
    expect(
      await phone()
        .at('.mp-scroll')
        .evaluate((node) => (node as HTMLElement).style.transform),
    ).toBe('')
  })
})
