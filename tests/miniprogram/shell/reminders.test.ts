import { loadPage } from '../load'
import { answerWx, wxCalls } from '../wx'
import { inputsOf, loggedInHost, meAs } from './host'

/** Built for the cloud. */
jest.mock('../../../miniprogram/services/config', () => ({ CLOUD_ENV: 'env-1', HOST: '', TIMEOUT: 20_000 }))

const TODO = 'template-todo'
const DUE = 'template-due'
type Kept = 'accept' | 'reject'
let people = 0

/** Another person each time, who has granted `left` messages of each kind; WeChat keeps `always` as their answer. */
const somebody = (left: number, always?: Kept) => {
  people += 1
  const templates = [
    { id: TODO, kind: 'todo', left },
    { id: DUE, kind: 'due', left },
  ] as const
  loggedInHost(
    {
      'notice.templates': () => ({ templates: [...templates] }),
      'notice.granted': (input) => ({ templates: input.templates }),
      'todo.list': () => ({ items: [], next: null, names: {} }),
      'unit.list': () => ({ units: [], fronts: [] }),
      'notice.list': () => ({ items: [], next: null }),
      'notice.unread': () => ({ unread: 0 }),
    },
    meAs(`person-${people}`),
  )
  const itemSettings = always && { [TODO]: always, [DUE]: always }
  answerWx('getSetting', { subscriptionsSetting: { mainSwitch: true, itemSettings } })
}
const accepting = (words: Record<string, string>) => answerWx('requestSubscribeMessage', words)

const services = () =>
  require('../../../miniprogram/services/reminders') as typeof import('../../../miniprogram/services/reminders')
const asked = () => wxCalls('requestSubscribeMessage')

test('whoever has granted none is offered reminders on the first page, and not again once that was answered', async () => {
  somebody(0)
  accepting({ [TODO]: 'accept', [DUE]: 'reject' })
  const page = await loadPage('pages/todos/index')
  await page.fire('act', { at: '.offer' })
  expect(asked()).toMatchObject([{ tmplIds: [TODO, DUE] }])
  expect(inputsOf('notice.granted')).toEqual([{ templates: [TODO] }])
  expect(page.has('.offer')).toBe(false)
  await page.call('onShow')
  expect(page.has('.offer')).toBe(false)
})

test('whoever still has some is not bothered', async () => {
  somebody(2)
  const page = await loadPage('pages/todos/index')
  expect(page.has('.offer')).toBe(false)
})

test('on the page about me it is said how many may still come, and one tap adds one', async () => {
  somebody(2)
  accepting({ [TODO]: 'accept', [DUE]: 'acceptWithAudio' })
  const page = await loadPage('pages/me/index')
  expect(page.find('.reminders').text).toContain('新待办 2 条 · 时限提醒 2 条')
  await page.tap('.reminders')
  expect(inputsOf('notice.granted')).toEqual([{ templates: [TODO, DUE] }])
  expect(page.find('.reminders').text).toContain('新待办 3 条 · 时限提醒 3 条')
})

test('refused, nothing is reported', async () => {
  somebody(0)
  accepting({ [TODO]: 'reject', [DUE]: 'ban' })
  const page = await loadPage('pages/me/index')
  await page.tap('.reminders')
  expect([inputsOf('notice.granted').length, page.data.reminders]).toEqual([0, '新待办 0 条 · 时限提醒 0 条'])
})

test('where WeChat cannot ask, the person is told where to switch it on', async () => {
  somebody(0)
  answerWx('requestSubscribeMessage', new Error('The main switch is switched off'))
  const page = await loadPage('pages/me/index')
  await page.tap('.reminders')
  expect(wxCalls('showToast')).toHaveLength(1)
  expect(inputsOf('notice.granted')).toEqual([])
})

describe('at the tap that finishes something', () => {
  const finish = async (times: number) => {
    await services().loadReminders()
    for (let i = 0; i < times; i++) services().askOnTheWay()
    return asked().length
  }

  test('the sheet comes at each, however lately it came', async () => {
    somebody(1)
    accepting({})
    expect(await finish(3)).toBe(3)
  })

  test('it does not come while there are plenty of every kind', async () => {
    somebody(10)
    expect(await finish(1)).toBe(0)
  })

  test('whoever has told WeChat to accept always sees no sheet, and is asked each time', async () => {
    somebody(0, 'accept')
    accepting({})
    expect(await finish(2)).toBe(2)
  })
})

test('one tap asks for three templates, those with the fewest messages to come first', async () => {
  const templates = [
    { id: TODO, kind: 'todo', left: 4 },
    { id: DUE, kind: 'due', left: 0 },
    { id: 'template-result', kind: 'result', left: 2 },
  ] as const
  loggedInHost({ 'notice.templates': () => ({ templates: [...templates] }) }, meAs('somebody-with-three'))
  accepting({})
  await services().loadReminders()
  services().askOnTheWay()
  expect(asked()).toMatchObject([{ tmplIds: [DUE, 'template-result', TODO] }])
})

test('the inbox says how many of each may still come', async () => {
  somebody(1)
  accepting({ [TODO]: 'accept', [DUE]: 'reject' })
  const page = await loadPage('pages/notices/index')
  expect(page.find('.reminders').text).toContain('新待办 1 条 · 时限提醒 1 条')
  await page.call('onReminders')
  expect(page.find('.reminders').text).toContain('新待办 2 条 · 时限提醒 1 条')
})
