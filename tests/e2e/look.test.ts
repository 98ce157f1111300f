import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Desk } from './desk'
import { CAST } from './directory'
import { clipped, narrowColumns, settled, sideways, smallTargets } from './layout'
import { contentFor, importDirectory, issue } from './matter'
import type { Phone } from './phone'
import { spokenTree, unspoken } from './screenReader'
import { ADMIN, useSetting } from './setting'

/** docs/look.md, «Check»: the sizes, the longest title and the longest name of a unit. */
const PHONES = [
  { width: 375, height: 667 },
  { width: 414, height: 896 },
]
const TITLE =
  '柳荫片区既有住宅加装电梯、适老化改造、无障碍设施建设和消防通道清理“四合一”惠民工程以及配套管网更新改造工作推进落实情况'
const NAME_LENGTH = 24

const TREES = join(__dirname, '../../dist/test/spoken')

const setting = useSetting('2026-09-21 10:00')
const { host } = setting
let matterId = ''

beforeAll(async () => {
  await importDirectory(host)
  const { units } = await host.as(ADMIN, 'unit.list', {})
  const long = units.find(({ name }) => name.length === NAME_LENGTH)?._id ?? ''
  const co = [{ unitId: long, part: TITLE }]
  const content = await contentFor(host, { title: TITLE, requirement: TITLE.repeat(4), urgency: 'urgent', co })
  matterId = await issue(host, content, TITLE)
})

/** Person, then addresses of the phone; `$` stands for the matter. */
const PHONE_PAGES: Record<string, string[]> = {
  [CAST.supervisor]: [
    'todos/index',
    'matters/index',
    'notices/index',
    'me/index',
    'scan/index',
    'matters/list?light=green',
    'matter/index?id=$',
    'forms/action/index?command=object&matter=$&assignment=A1',
    'forms/action/index?command=comment&matter=$',
  ],
  [CAST.leader]: ['district/index', 'matter/index?id=$'],
}

/** Opens the address anew, and waits until something other than the shape of what comes can be seen. */
async function openOnPhone(phone: Phone, address: string): Promise<void> {
  await phone.page.goto('about:blank')
  await phone.page.goto(`${host.url}/phone/#/pages/${address.replace('$', matterId)}`)
  await phone.here.locator('.screen').waitFor()
  await phone.here.locator('skeleton-list').first().waitFor({ state: 'detached' })
  await expect(phone.here.locator('.screen').textContent()).resolves.toMatch(/\S/)
}

const look = async (phone: Phone, where: string): Promise<string[]> => {
  const faults: string[] = []
  for (const size of PHONES) {
    await phone.page.setViewportSize(size)
    const found = [...(await sideways(phone.page)), ...(await smallTargets(phone.page))]
    faults.push(...found.map((fault) => `${where} at ${size.width}: ${fault}`))
  }
  return faults
}

const setLarge = (phone: Phone, large: boolean) =>
  phone.page.evaluate(`localStorage.setItem('mp:large', JSON.stringify({ data: ${large} }))`)

test.each(Object.entries(PHONE_PAGES))(
  'on the phone of %s nothing is too wide, and what can be tapped is large enough',
  async (name, pages) => {
    await setting.phone(name, async (phone) => {
      const faults: string[] = []
      for (const large of [false, true]) {
        await setLarge(phone, large)
        for (const address of pages) {
          await openOnPhone(phone, address)
          faults.push(...(await look(phone, large ? `${address}, large,` : address)))
        }
      }
      expect(faults).toEqual([])
    })
  },
)

test('the page for logging in on the phone, too', async () => {
  await setting.phone(CAST.leader, async (phone) => {
    await phone.page.evaluate(`localStorage.removeItem('mp:token')`)
    await openOnPhone(phone, 'login/index')
    expect(await look(phone, 'login/index')).toEqual([])
    for (const way of ['用绑定码登录', '用密码登录', '选演示人员']) {
      await phone.tap(way)
      expect(await unspoken(phone.page)).toEqual([])
    }
  })
})

/** A part that opens over a page, by what is tapped there. */
const SHEETS: Record<string, string> = {
  'matters/index': '筛选',
  'matter/index?id=$': '批示',
  'forms/action/index?command=object&matter=$&assignment=A1': '请选择',
  'forms/action/index?command=comment&matter=$': '请选择',
}
/** In git-ignored dist/, to be read: the phone as a screen reader goes through it. */
const keepTree = (name: string, trees: string[]) => {
  mkdirSync(TREES, { recursive: true })
  writeFileSync(join(TREES, `${name}.txt`), trees.join('\n'))
}

test.each(Object.entries(PHONE_PAGES))(
  'on the phone of %s a screen reader has a role and a name for all that can be tapped',
  async (name, pages) => {
    const trees: string[] = []
    await setting.phone(name, async (phone) => {
      const faults: string[] = []
      const listen = async (where: string) => {
        faults.push(...(await unspoken(phone.page)).map((fault) => `${where}: ${fault}`))
        trees.push(`## ${where}`, await spokenTree(phone.page))
      }
      for (const address of pages) {
        await openOnPhone(phone, address)
        await listen(address)
        const sheet = phone.here.getByText(SHEETS[address] ?? '', { exact: true })
        if (!SHEETS[address] || (await sheet.count()) === 0) continue
        await sheet.first().tap()
        await phone.here.locator('.van-popup').first().waitFor()
        await listen(`${address}, ${SHEETS[address]}`)
      }
      expect(faults).toEqual([])
    })
    keepTree(name, trees)
  },
)

const DESK_PAGES: Record<string, string[]> = {
  [ADMIN]: ['/people', '/units', '/calendar', '/rules', '/aside'],
  [CAST.officer]: ['/todos', '/approvals', '/matters', '/matters/new', '/matters/$', '/points', '/notices', '/nowhere'],
  [CAST.supervisor]: ['/todos', '/matters', '/matters/$'],
}

async function openOnDesk(desk: Desk, address: string): Promise<void> {
  await desk.page.goto('about:blank')
  await desk.go(address.replace('$', matterId))
  await desk.page.locator('main h1').first().waitFor()
  await desk.page.locator('.el-skeleton').first().waitFor({ state: 'detached' })
}

/** Down to 1440 at 150 percent. */
const DESKS = [
  { width: 1440, height: 900 },
  { width: 1366, height: 768 },
  { width: 1024, height: 768 },
  { width: 960, height: 600 },
]

test.each(Object.entries(DESK_PAGES))(
  'on the desk of %s nothing is too wide, and the column that takes the rest can be read',
  async (name, pages) => {
    await setting.desk(name, async (desk) => {
      const faults: string[] = []
      for (const address of pages) {
        await openOnDesk(desk, address)
        for (const size of DESKS) {
          await desk.page.setViewportSize(size)
          await settled(desk.page)
          const found = [...(await sideways(desk.page)), ...(await narrowColumns(desk.page))]
          faults.push(...found.map((fault) => `${address} at ${size.width}: ${fault}`))
        }
      }
      expect(faults).toEqual([])
    })
  },
)

test.each(['/todos', '/approvals', '/matters', '/matters/$', '/notices'])(
  'on paper %s has full titles and dates for any day, and nothing to press',
  async (address) => {
    await setting.desk(CAST.officer, async (desk) => {
      await openOnDesk(desk, address)
      await desk.page.emulateMedia({ media: 'print' })
      await desk.page.locator('.rail').waitFor({ state: 'hidden' })
      const shown = (await desk.page.locator('main :visible').allTextContents()).join(' ')
      expect(shown).not.toMatch(/还剩|今天|昨天|明天|(?<![年\d])\d+月\d+日/)
      if (address.startsWith('/matters')) expect(shown).toContain(TITLE)
      expect(await desk.page.locator('.el-button:visible, input:visible').count()).toBe(0)
      expect(await clipped(desk.page)).toEqual([])
    })
  },
)

const focused = (desk: Desk, selector: string) =>
  desk.page.locator(`${selector}:focus, ${selector} :focus`).first().waitFor()

test('on the desk the keyboard alone opens a row and a form, and gets back to where it was', async () => {
  await setting.desk(CAST.supervisor, async (desk) => {
    await openOnDesk(desk, '/matters')
    await desk.page.locator('tbody tr').first().focus()
    await desk.page.keyboard.press('Enter')
    await desk.page.locator('.acts').waitFor()
    await focused(desk, 'main')
    await desk.page.locator('.acts .el-button--primary').press('Enter')
    await focused(desk, '.el-dialog')
    await desk.page.keyboard.press('Escape')
    await desk.page.locator('.el-dialog').waitFor({ state: 'detached' })
    await focused(desk, '.acts .el-button--primary')
    await desk.page.goBack()
    await focused(desk, 'tbody tr')
  })
})
