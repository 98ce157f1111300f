import { addMs } from '../../../domain/clock/time'
import { manifest } from '../../../server/collections'
import { runSweep } from '../../../server/jobs/sweep'
import type { Harness } from '../harness'
import { alarmOf, asideIn, goBeyond, multiply, spoil, stepsOf, stored } from '../jobs/poison'
import { settledHarness } from './cloudHarness'
import { openGateway } from './gateway'

jest.setTimeout(60_000)

let h: Harness
beforeAll(async () => {
  h = await settledHarness((await openGateway(manifest)).url)
})
afterAll(() => h.close())

test('in the cloud, too, one poisoned matter holds up none of its batch, and is caught up when mended', async () => {
  const matterId = await h.issue()
  const others = await multiply(h, matterId, 'other', 24)
  const whole = await stored(h, matterId)
  await spoil(h, [matterId])
  goBeyond(h, await alarmOf(h, matterId))
  expect((await runSweep(h.app)).subjects).toBe(24)
  const steps = await stepsOf(h)
  expect([...steps.keys()].sort()).toEqual([...others].sort())
  expect(await asideIn(h)).toMatchObject([{ about: matterId, times: 1, retryAt: addMs(h.now, 60_000) }])
  expect((await h.tell('officer', 'setAside.list', { limit: 50 })).items).toMatchObject([
    { of: { subject: { id: matterId } } },
  ])

  const [row] = (await h.tell('admin', 'setAside.list', { limit: 50 })).items
  await h.tell('admin', 'setAside.tryAgain', { id: row?.id ?? '' })
  h.later(1)
  await runSweep(h.app)
  expect(await asideIn(h)).toMatchObject([{ times: 2 }])

  await h.store.transact((tx) => tx.put('matters', whole))
  h.later(2 * 60_000 + 1)
  expect((await runSweep(h.app)).subjects).toBe(1)
  expect(await asideIn(h)).toEqual([])
  expect((await stepsOf(h)).get(matterId)).toEqual(steps.get('other0'))
})
