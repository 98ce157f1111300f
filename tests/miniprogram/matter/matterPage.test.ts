import { ready } from '../../../miniprogram/services/session'
import { World } from '../../domain/world'
import { loadPage, settled } from '../load'
import { answerWx, wxCalls } from '../wx'
import { Host } from './host'
import { openForm, PATIENCE, press, say, sheetOf, type } from './pageOf'

jest.setTimeout(PATIENCE)

const open = (query: Record<string, string> = {}) => loadPage('pages/matter/index', { id: 'm1', ...query })
const withCo = (...units: string[]) => new World().issue({ co: units.map((unitId) => ({ unitId, part: '' })) })

test('the head, the units, the axis and the trace are there', async () => {
  const world = new World().start()
  new Host(world, 'u1handler')
  const page = await open()
  for (const words of [world.issued.title, world.issued.number, '单位u1', '人员u1head', '明确三个责任人'])
    expect(page.text).toContain(words)
  expect(page.text).toContain(`留痕完整 ✓ ${world.events.length} 步`)
})

test('its light goes by the rules that the matter keeps, as in every list', async () => {
  const world = new World().start().at('2026-03-28')
  const host = new Host(world, 'u1handler')
  host.packs = [world.rules]
  world.rules = { ...world.rules, version: 2, reminders: { calendarDaysBefore: [1] } }
  const { text } = await open()
  expect(text).toContain('临期')
  expect(text).not.toContain('正常')
})

test('signing in is one tap and one confirmation, which names what begins', async () => {
  const host = new Host(new World().issue(), 'u1supervisor')
  const page = await open()
  say(true)
  await press(page)
  expect(wxCalls('showModal')[0]?.content).toContain('截止')
  expect(host.commands()).toMatchObject([
    { operation: 'matter.signIn', input: { matterId: 'm1', assignmentId: 'A1' }, idempotencyKey: expect.any(String) },
  ])
  expect(page.text).toContain('已签收')
})

test('after it the next of its kind is offered, in the place of this page', async () => {
  const host = new Host(new World().issue(), 'u1supervisor')
  const [todo] = host.world.todos('u1supervisor')
  if (!todo) throw new Error('nothing to sign in')
  const other = { ...todo, _id: 'm2.A1.signIn.', subject: { kind: 'matter', id: 'm2' }, title: '下一件事' }
  host.elsewhere = [other, { ...other, _id: 'm3.A1.signIn.', subject: { kind: 'matter', id: 'm3' }, title: '再下一件' }]
  const page = await open()
  expect(page.text).not.toContain('下一件')
  say(true)
  await press(page)
  await settled()
  expect(page.text).toContain('还有 2 件「签收」，下一件：单位u1 下一件事')
  await page.fire('act', { at: '.next' })
  expect(wxCalls('redirectTo').at(-1)).toMatchObject({ url: '/pages/matter/index?id=m2&assignment=A1&todo=signIn' })
})

test('what can be taken back is offered for it, until somebody has acted on it', async () => {
  const world = new World().issue()
  new Host(world, 'u1supervisor')
  const form = await openForm('object')
  await type(form, 'reason', '不属本单位职责')
  await press(form)
  await settled()
  const page = await open()
  expect(page.text).toContain('已提出退办，现在还可以收回。')
  await page.fire('act', { at: '.undo' })
  expect(wxCalls('navigateTo').at(-1)?.url).toContain('command=withdrawObjection')
  world.tell('u1head', 'endorseObjection', { assignmentId: 'A1', opinion: '' })
  world.tell('officer', 'upholdObjection', { assignmentId: 'A1', reason: '维持' })
  expect((await open()).text).not.toContain('可以收回')
})

test('where none waits nothing is offered', async () => {
  new Host(new World().issue(), 'u1supervisor')
  const page = await open()
  say(true)
  await press(page)
  await settled()
  expect(page.text).not.toContain('下一件')
})

test('thinking better of it sends nothing', async () => {
  const host = new Host(new World().issue(), 'u1supervisor')
  const page = await open()
  say(false)
  await press(page)
  expect(host.commands()).toEqual([])
})

test('批示 is two taps: the sheet, and 发出', async () => {
  const host = new Host(new World().start(), 'leader')
  const page = await open()
  await press(page)
  await page.tap('.instruct >>> .phrase')
  await page.fire('click', { at: '.instruct >>> .send__act' })
  expect(host.commands()).toMatchObject([
    { operation: 'matter.instruct', input: { matterId: 'm1', text: '请抓紧办理。', kind: 'act', answerDueAt: null } },
  ])
})

test('a phrase sets what it says: by the end of the week; it can still be changed', async () => {
  const host = new Host(new World().start(), 'leader')
  const page = await open()
  await press(page)
  await page.findAll('.instruct >>> .phrase')[1]?.fire('tap')
  expect(await sheetOf(page, '.instruct')).toContain('3月6日 17:30 前')
  await page.fire('click', { at: '.instruct >>> .send__act' })
  expect(host.commands()).toMatchObject([
    {
      operation: 'matter.instruct',
      input: { text: '请于本周内报进展。', kind: 'answer', answerDueAt: '2026-03-06T09:30:00.000Z' },
    },
  ])
  expect(page.text).toContain('批示办理')
})

test('an instruction half written is there again', async () => {
  new Host(new World().start(), 'leader')
  const page = await open()
  await press(page)
  await page.tap('.instruct >>> .phrase')
  await page.call('onInstructClose')
  await press(page)
  expect(await sheetOf(page, '.instruct')).toContain('已存草稿')
})

test('what needs a form opens it on the assignment that fits', async () => {
  new Host(new World().start(), 'u1handler')
  const page = await open()
  await press(page)
  expect(wxCalls('navigateTo')).toMatchObject([
    { url: '/pages/forms/action/index?command=report&matter=m1&assignment=A1' },
  ])
})

test('where several assignments fit, the page asks for which', async () => {
  new Host(withCo('u2'), 'officer')
  const page = await open()
  await page.call('onMoreChosen', { detail: { value: 'remind' } })
  expect(await sheetOf(page, '.assignments')).toContain('单位u2')
  await page.call('onAssignmentChosen', { detail: { value: 'A2' } })
  expect(wxCalls('navigateTo')).toMatchObject([
    { url: expect.stringContaining('command=remind&matter=m1&assignment=A2') },
  ])
})

test('what the person came for opens by itself, once', async () => {
  new Host(new World().start(), 'u1supervisor')
  const page = await open({ command: 'requestExtension', assignment: 'A1' })
  await page.call('onShow')
  await settled()
  expect(wxCalls('navigateTo')).toMatchObject([{ url: expect.stringContaining('command=requestExtension') }])
})

test('what the person came for is not lost to a busy platform: it opens on the next visit', async () => {
  new Host(new World().start(), 'u1supervisor')
  const page = await open()
  jest.useFakeTimers({ doNotFake: ['queueMicrotask', 'nextTick', 'setImmediate'] })
  const said = jest.spyOn(console, 'error').mockImplementation(() => {})
  Object.assign(page.instance, { wanted: 'requestExtension', wantedAssignmentId: 'A1' })
  answerWx('navigateTo', new Error('busy'))
  ;(page.instance.onShow as () => void)()
  await jest.runAllTimersAsync()
  answerWx('navigateTo', {})
  const before = wxCalls('navigateTo').length
  ;(page.instance.onShow as () => void)()
  ;(page.instance.onShow as () => void)()
  await jest.runAllTimersAsync()
  jest.useRealTimers()
  said.mockRestore()
  expect(wxCalls('navigateTo').length - before).toBe(1)
  expect(page.instance.opened).toBe(true)
})

test('a to-do opens its step; one that is met already opens nothing', async () => {
  new Host(new World().start(), 'u1supervisor')
  await open({ todo: 'signIn', assignment: 'A1' })
  expect([wxCalls('navigateTo'), wxCalls('showModal')]).toEqual([[], []])
})

test('the due moment explains itself in a sheet of Vant’s', async () => {
  new Host(new World().start(), 'u1handler')
  const page = await open()
  await page.tap('.head-of-matter >>> .head__due')
  expect(await sheetOf(page, '.receipt')).toContain('时限 20 个工作日')
})

test('the axis goes on at the bottom of the page', async () => {
  const world = new World().start()
  for (let i = 0; i < 25; i += 1) world.tell('u1handler', 'comment', { text: `第${i}条`, mentions: [], files: [] })
  new Host(world, 'u1handler')
  const page = await open()
  expect(page.data.hasMore).toBe(true)
  await page.call('onReachBottom')
  expect(page.data.entries).toHaveLength(world.events.length)
  expect(page.data.hasMore).toBe(false)
})

test('points are asked for by roles that may read them, and by no others', async () => {
  const overdue = () => new World().start().at('2026-06-01').sweep()
  const unit = new Host(overdue(), 'u1supervisor')
  expect((await open()).text).toContain('考核计分')
  const handler = new Host(overdue(), 'u1handler')
  await open()
  const asked = (host: Host) => host.asked.some(({ operation }) => operation === 'points.list')
  expect([asked(unit), asked(handler)]).toEqual([true, false])
})

test('a matter seen before stands there without a network, its forms too; another person finds nothing', async () => {
  const host = new Host(new World().start(), 'u1handler')
  await open()
  host.down = true
  const page = await open()
  for (const words of ['明确三个责任人', '网络不通', '的内容']) expect(page.text).toContain(words)
  const form = await openForm('report')
  await type(form, 'text', '已摸底 22 个小区')
  expect(form.text).toContain('已存草稿')
  host.down = false
  await page.call('onBackOnline')
  expect(page.text).not.toContain('网络不通')
  const other = new Host(new World().start(), 'u1head')
  await ready()
  other.down = true
  expect((await open()).text).not.toContain('明确三个责任人')
})

test('a refresh that fails leaves the page standing and says so', async () => {
  const host = new Host(new World().start(), 'u1handler')
  const page = await open()
  host.down = true
  await page.call('onShow')
  await settled()
  expect(page.text).toContain('明确三个责任人')
  expect(page.text).toContain('重试')
})

test('every due moment of a matter explains itself, the sign-in too', async () => {
  new Host(new World().issue(), 'u1supervisor')
  const page = await open()
  await settled()
  expect(page.find('.moments').text).toContain('签收')
  await page.call('onMoment', { currentTarget: { dataset: { index: 1 } } })
  expect(await sheetOf(page, '.receipt')).toContain('起算')
})
