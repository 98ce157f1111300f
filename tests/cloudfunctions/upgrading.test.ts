import { main as api } from '../../cloudfunctions/api'
import { main as courier } from '../../cloudfunctions/courier'
import { main as daily } from '../../cloudfunctions/daily'
import { main as sweep } from '../../cloudfunctions/sweep'
import { manifest } from '../../server/collections'
import { markerOf } from '../../server/transfer/format'
import { isUpToDate, upgrade } from '../../server/upgrade/upgrade'
import { cloudHarness } from '../server/cloudbase/cloudHarness'
import { openGateway, PLATFORM } from '../server/cloudbase/gateway'
import { bodyOf, http, timer } from '../server/cloudbase/instance'
import { dump } from '../server/dump'
import type { Harness } from '../server/harness'
import { plant } from '../server/upgrade/before'

let h: Harness
beforeAll(async () => {
  const { url } = await openGateway(manifest)
  const told = {
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: url }),
    ZHIDU_LINK_SECRET: 'a secret of more than thirty-two characters',
  }
  Object.assign(process.env, PLATFORM, told)
  for (const say of ['log', 'warn', 'error'] as const) jest.spyOn(console, say).mockImplementation(() => undefined)
  h = cloudHarness(url)
})
afterAll(() => h.close())

const ME = http('/api', { operation: 'session.me', input: {} })
const asked = async () => bodyOf({ answer: (await api(ME)) as Record<string, unknown>, foreign: [] })
const timers = { sweep, courier, daily }

test('until the documents have this version’s shape no timer touches one and nobody is answered; then what was due is done', async () => {
  expect(await isUpToDate(h.store)).toBe(true)
  await plant(h.store, 2)
  const items = await h.store.find('outbox', { filter: { channel: 'digest' }, sort: [['dueAt', 1]], limit: 100 })
  // As long overdue as they can be.
  await h.store.transact(async (tx) => {
    for (const item of items) await tx.put('outbox', { ...item, dueAt: '2026-03-01T00:00:00.000Z' })
  })
  const before = await dump(h.store)
  for (const [name, main] of Object.entries(timers))
    await expect(main(timer(name))).rejects.toMatchObject({ refusal: { code: 'UPGRADING' } })
  expect(await asked()).toMatchObject({ ok: false, code: 'UPGRADING' })
  expect(await api(http('/health'))).toMatchObject({ statusCode: 200 })
  expect(await dump(h.store)).toBe(before)

  await upgrade(h.store)
  const marker = { _id: markerOf('x'), last: 0 }
  await h.store.transact((tx) => tx.put('counters', marker))
  await expect(courier(timer('courier'))).rejects.toMatchObject({ refusal: { code: 'UPGRADING' } })
  await h.store.transact((tx) => tx.remove('counters', marker._id))

  expect(await asked()).toMatchObject({ ok: false, code: 'NOT_SIGNED_IN' })
  expect(await courier(timer('courier'))).toMatchObject({ digests: 1 })
  const digest = await h.store.get('notices', `digest.${items[0]?._id}`)
  const matters = items.map((item) => (item as unknown as { matterId: string }).matterId)
  expect(digest?.lines.map(({ subject }) => subject?.id)).toEqual(matters)
})
