import { Harness } from './harness'

let h: Harness
beforeAll(async () => {
  h = await Harness.open()
})
afterAll(() => h.close())

test('a query for which nobody waits reads nothing more; a command goes on to its end', async () => {
  const gone = () => true
  const asked = { operation: 'matter.list', input: { limit: 10 } }
  expect(await h.app.call(h.caller('officer'), asked, gone)).toMatchObject({ ok: false, detail: 'abandoned' })
  expect(await h.app.call(h.caller('officer'), asked)).toMatchObject({ ok: true })
  const marked = { operation: 'notice.markRead', input: {}, idempotencyKey: 'abandoned-1' }
  expect(await h.app.call(h.caller('officer'), marked, gone)).toMatchObject({ ok: true })
  expect(h.faults).toEqual([])
})
