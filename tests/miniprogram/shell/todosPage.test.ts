import { explainedMoments } from '../../../domain/matter/receipts/moments'
import type { Matter } from '../../../domain/matter/state/matter'
import { cardOf } from '../../../miniprogram/components/todo-card/card'
import { groupsOf } from '../../../miniprogram/pages/todos/groups'
import { badges } from '../../../miniprogram/services/badges'
import { saveDraft } from '../../../miniprogram/services/drafts'
import { ready } from '../../../miniprogram/services/session'
import { World } from '../../domain/world'
import { loadPage, settled } from '../load'
import { wxCalls } from '../wx'
import { calendar, goOffline, inHours, inputsOf, loggedInHost, meAs, NOW, refused, todo } from './host'

const LATE = { dueAt: inHours(-30), yellowAt: inHours(-100) }
const SOON = { dueAt: inHours(20), yellowAt: inHours(-50) }
const TODOS = [
  todo('late', LATE),
  todo('soon', { ...SOON, kind: 'approveIssue', group: 'approve' }),
  todo('later'),
  todo('some day', { dueAt: null, yellowAt: null, dueRank: 1 }),
]

const hostWith = (todos = TODOS, more: Parameters<typeof loggedInHost>[0] = {}) =>
  loggedInHost({
    ...more,
    'todo.list': ({ group }) => ({
      items: todos.filter((each) => !group || each.group === group),
      next: null,
      names: {},
    }),
    'todo.counts': () => ({ all: todos.length, red: 1, yellow: 1, approve: 1 }),
    'notice.unread': () => ({ unread: 2 }),
  })
const open = () => loadPage('pages/todos/index')

describe('groups', () => {
  const cards = TODOS.map((each) => cardOf(each, { names: {}, now: NOW, calendar }))

  test('late comes first, then soon, then the rest', () => {
    expect(groupsOf([...cards].reverse(), true).map(({ key, cards: some }) => [key, some.map(({ id }) => id)])).toEqual(
      [
        ['red', ['late']],
        ['yellow', ['soon']],
        ['rest', ['some day', 'later']],
      ],
    )
  })

  test('a group without rows is left out, and the rest alone needs no name', () => {
    expect(groupsOf(cards.slice(2), true)).toMatchObject([{ key: 'rest', word: '' }])
  })

  test('while rows are missing only the last group may grow', () => {
    expect(groupsOf(cards, false).map(({ word }) => word.endsWith('+'))).toEqual([false, false, true])
  })
})

describe('why something is due then', () => {
  const world = new World().start()
  const items = explainedMoments(world.matter as Matter, world)
  const [{ deadline, assignmentId }] = items as [(typeof items)[number]]
  const askedOf = async (dueAt: string) => {
    hostWith([todo('t', { dueAt, partId: assignmentId })], { 'matter.moments': () => ({ items }) })
    const page = await open()
    await page.fire('why', { at: '.card' })
    return page
  }

  test('is asked of its matter at a tap, and told line by line', async () => {
    const page = await askedOf(deadline.dueAt)
    expect(inputsOf('matter.moments')).toEqual([{ matterId: todo('t').subject.id }])
    expect(page.data.receipt).toEqual(deadline)
    await page.call('onReceiptClose')
    expect(page.data.receipt).toBeNull()
  })

  test('is not told of a moment that has moved meanwhile', async () => {
    const page = await askedOf(inHours(77))
    expect(page.data.receipt).toBeNull()
    expect(wxCalls('showToast')).toMatchObject([{ title: '这个时限刚刚有了变化，请下拉刷新后再看' }])
  })
})

describe('the page of to-dos', () => {
  test('says on its card, and above the list, what was begun and not sent', async () => {
    hostWith()
    await ready()
    const of = { command: 'report', matterId: 'm-soon', assignmentId: 'a', item: null, title: '事项 soon' }
    saveDraft('form.report.m-soon.a.-', { values: { text: '半句' }, key: 'k', sent: null, of })
    const page = await open()
    expect(page.findAll('.card').map(({ text }) => text.includes('有草稿'))).toEqual([false, true, false, false])
    await page.fire('act', { at: '.drafts' })
    expect(wxCalls('navigateTo')).toMatchObject([{ url: '/pages/drafts/index' }])
  })

  test('shows every to-do once, and the badge says how many', async () => {
    hostWith()
    const page = await open()
    expect(page.findAll('.card').map((card) => card.text)).toEqual(
      TODOS.map(({ title }) => expect.stringContaining(title)),
    )
    expect(page.html).toMatch(/van-button--info/)
    expect(badges()).toEqual({ todos: TODOS.length, unread: 2 })
  })

  test('leads by the button to the matter and its obligation, by the card to the matter', async () => {
    hostWith()
    const page = await open()
    await page.fire('act', { at: '.card' })
    await page.fire('open', { at: '.card' })
    expect(wxCalls('navigateTo').map(({ url }) => url)).toEqual([
      '/pages/matter/index?id=m-late&assignment=a-late&todo=signIn',
      '/pages/matter/index?id=m-late',
    ])
  })

  test('asks the server for approvals only, and shows only them', async () => {
    hostWith()
    const page = await open()
    await page.call('onSegment', { currentTarget: { dataset: { segment: 'approve' } } })
    expect(inputsOf('todo.list').at(-1)).toMatchObject({ group: 'approve' })
    expect(page.data.items).toMatchObject([{ id: 'soon' }])
  })

  test('says why it is empty and where else to look', async () => {
    hostWith([])
    const page = await open()
    expect(page.find('.empty').text).toContain('没有待办事项')
    await page.fire('act', { at: '.empty' })
    expect(wxCalls('switchTab')).toMatchObject([{ url: '/pages/matters/index' }])
  })

  test('a leader is led to the district instead', async () => {
    const leader = meAs('p7', [{ role: 'leader', scope: { kind: 'district' } }])
    loggedInHost({ 'todo.list': () => ({ items: [], next: null, names: {} }) }, leader)
    const page = await open()
    await page.call('onElsewhere')
    expect(wxCalls('switchTab')).toMatchObject([{ url: '/pages/district/index' }])
  })

  test('a leader starts a matter here, and finds those that he started; nobody else does', async () => {
    const leader = meAs('p7', [{ role: 'leader', scope: { kind: 'district' } }])
    loggedInHost({ 'todo.list': () => ({ items: [], next: null, names: {} }) }, leader)
    const page = await open()
    await page.call('onStart')
    await page.call('onStarted')
    expect(wxCalls('navigateTo').map(({ url }) => decodeURIComponent(String(url)))).toEqual([
      '/pages/forms/action/index?command=start',
      '/pages/matters/list?starterId=p7&title=我交办的',
    ])
    expect(page.has('.start')).toBe(true)
    hostWith()
    expect((await open()).has('.start')).toBe(false)
  })

  test('shows the list last seen at once, while the server is asked, and keeps it without network', async () => {
    hostWith()
    await open()
    goOffline()
    const page = await open()
    expect(page.data).toMatchObject({ phase: 'ready', counts: { all: TODOS.length } })
    expect(page.text).toContain(TODOS[0]?.title)
    expect(page.data.problem).not.toBe('')
    hostWith([])
    await page.call('onBackOnline')
    expect(page.data).toMatchObject({ items: [], problem: '' })
  })

  test('without network and without a list it offers to try again', async () => {
    hostWith()
    goOffline()
    const page = await open()
    expect(page.data.phase).toBe('failed')
    hostWith()
    await page.fire('retry', { at: '.failed' })
    expect(page.data).toMatchObject({ phase: 'ready', problem: '' })
  })

  test('a lost login leads to the login page', async () => {
    loggedInHost({ 'todo.list': () => refused('NOT_SIGNED_IN'), 'session.me': () => refused('NOT_SIGNED_IN') })
    await open()
    await settled()
    expect(new Set(wxCalls('reLaunch').map(({ url }) => url))).toEqual(new Set(['/pages/login/index']))
  })
})
