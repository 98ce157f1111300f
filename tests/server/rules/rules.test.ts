import type { Input } from '../../../domain/contract'
import { DEFAULT_PACK } from '../../../domain/rules/pack'
import { Harness } from '../harness'

let h: Harness
beforeEach(async () => {
  h = await Harness.open()
})
afterEach(() => h.close())

const { version: _, ...DEFAULTS } = DEFAULT_PACK
const pack = (changes: object = {}) => ({ ...DEFAULTS, title: '新规则', ...changes }) as Input<'rules.publish'>['pack']
const publish = (changes: object = {}) => h.ask('chief', 'rules.publish', { pack: pack(changes), note: '试行一个月' })

test('the pack in force is read with all versions, newest first', async () => {
  await publish()
  const { pack: inForce, versions } = await h.tell('u1handler', 'rules.get', {})
  expect(inForce).toEqual({ ...pack(), version: 2 })
  expect(versions).toEqual([
    { version: 2, title: '新规则', note: '试行一个月', publishedAt: h.now, publishedBy: '人员chief' },
    { version: 1, title: '默认规则', note: '初始规则', publishedAt: h.now, publishedBy: '系统' },
  ])
})

test('an older version is read as it was', async () => {
  await publish()
  expect((await h.tell('officer', 'rules.get', { version: 1 })).pack).toEqual(DEFAULT_PACK)
  expect(await h.ask('officer', 'rules.get', { version: 9 })).toMatchObject({ code: 'NOT_FOUND', detail: 'version' })
})

test('what has an order is given it', async () => {
  await publish({
    reminders: { calendarDaysBefore: [1, 5, 3] },
    signOff: ['unitHead', 'sectionHead'],
    confirmation: ['chiefOfficer', 'officer'],
  })
  expect(await h.app.reference.rules()).toMatchObject({
    reminders: { calendarDaysBefore: [5, 3, 1] },
    signOff: ['sectionHead', 'unitHead'],
    confirmation: ['officer', 'chiefOfficer'],
  })
})

test('messages cannot end before they begin', async () => {
  expect(await publish({ messageHours: { from: '20:00', to: '08:00' } })).toMatchObject({ code: 'BAD_INPUT' })
  expect((await h.app.reference.rules()).version).toBe(1)
})

test('a matter keeps the rules under which it was issued', async () => {
  const matterId = await h.issue()
  await publish({
    limits: { ...DEFAULTS.limits, handlingBySource: { meetingMinutes: { unit: 'workingDays', count: 3 } } },
  })
  const before = await h.store.get('matters', matterId)
  expect(before).toMatchObject({ ruleVersion: 1 })
  const later = await h.store.get('matters', await h.issue())
  expect(later).toMatchObject({ ruleVersion: 2 })
  expect(await h.store.get('matters', matterId)).toEqual(before)
})

test('two published at the same moment have two versions', async () => {
  const answers = await Promise.all([publish(), publish()])
  expect(answers.map((answer) => answer.ok && answer.output.version).sort()).toEqual([2, 3])
})
