import { at } from '../../../domain/clock/time'
import { runCourier } from '../../../server/jobs/courier'
import { runSweep } from '../../../server/jobs/sweep'
import { Harness } from '../harness'

let h: Harness
beforeEach(async () => {
  h = await Harness.open()
  const template = { id: 'template-of-todos', fields: { thing1: 'what' } } as const
  Object.assign(h.app.ports, { templates: { todo: template, due: template, result: template } })
})
afterEach(() => h.close())

const inbox = async (who: string) => (await h.tell(who, 'notice.list', { limit: 20 })).items
const rings = async (who: string) =>
  (await h.store.find('outbox', { filter: { channel: 'wechat', personId: who }, limit: 20 }))
    .map(({ dueAt }) => dueAt)
    .sort()

test('told by night, it stands in the inbox at once, and rings in the morning of the next working day', async () => {
  const matterId = await h.start()
  h.at('2026-03-06', '21:00')
  await h.tell('officer', 'matter.remind', { matterId, assignmentId: 'A1', text: '请抓紧' })
  expect((await inbox('u1handler'))[0]).toMatchObject({ about: 'Reminded', at: h.now, unread: true })
  expect((await h.tell('u1handler', 'notice.unread', {})).unread).toBe(2)
  expect((await rings('u1handler')).at(-1)).toBe(at('2026-03-09', '08:00'))
})

test('read by night, it is read', async () => {
  const matterId = await h.start()
  h.at('2026-03-06', '21:00')
  await h.tell('officer', 'matter.remind', { matterId, assignmentId: 'A1', text: '请抓紧' })
  expect((await h.tell('u1handler', 'notice.markRead', {})).unread).toBe(0)
})

test('what was caught up by night stands there at once as well, in one digest', async () => {
  await h.start({ limit: { unit: 'workingDays', count: 5 } })
  h.at('2026-03-28', '23:00')
  await runSweep(h.app)
  await runCourier(h.app)
  const [digest] = await inbox('u1handler')
  expect(digest).toMatchObject({ about: 'digest', at: h.now, deliverAt: at('2026-03-30', '08:00') })
  expect((await rings('u1handler')).at(-1)).toBe(at('2026-03-30', '08:00'))
})
