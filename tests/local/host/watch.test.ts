import { cp, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { addMs } from '../../../domain/clock/time'
import type { RegisterLine } from '../../../domain/matter/register/line'
import { readiness } from '../../../local/host/readiness'
import { openHost, type TestHost } from './testHost'

let host: TestHost

beforeEach(async () => {
  host = await openHost({ metricsKey: 'a-key-of-the-watcher' })
})
afterEach(() => host.end())

const metrics = async (headers: Record<string, string> = {}) => {
  const response = await host.get('/metrics', headers)
  return { status: response.status, text: await response.text() }
}

test('it is ready while its parts work', async () => {
  const response = await host.get('/ready')
  expect(response.status).toBe(200)
  expect(await response.json()).toEqual({
    ok: true,
    checks: { store: 'ok', files: 'ok', disk: 'ok', timers: 'ok', clock: 'ok', setAside: 'ok' },
  })
})

test('it is alive but not ready when the store is gone', async () => {
  await host.ports.store.close()
  const response = await host.get('/ready')
  expect(response.status).toBe(503)
  expect(await response.json()).toMatchObject({ ok: false, checks: { store: 'fault', files: 'ok' } })
  expect((await host.get('/health')).status).toBe(200)
})

test.each([
  [null, 'ok'],
  [9 * 60_000, 'ok'],
  [11 * 60_000, 'late'],
])('timed jobs whose last run ended %p ms ago are %s', async (idle, timers) => {
  expect(await readiness(host.ports, host.directory, idle)).toMatchObject({ timers })
})

test('what the timed jobs have set aside is told and counted, and takes the host away from nobody', async () => {
  const subject = { kind: 'matter', id: 'm1' }
  const entry = { _id: 'a1', job: 'sweep', about: 'm1', subject, code: 'TypeError', times: 1 } as const
  const moments = { since: host.ports.clock.now(), lastAt: host.ports.clock.now(), retryAt: '2099-01-01T00:00:00.000Z' }
  const line = { _id: 'm1', hidden: true, nextAlarmAt: moments.retryAt } as RegisterLine
  await host.ports.store.transact(async (tx) => {
    await tx.put('setAside', { ...entry, ...moments })
    await tx.put('register', line)
  })
  await host.jobs.run()
  const response = await host.get('/ready')
  expect(response.status).toBe(200)
  expect(await response.json()).toMatchObject({ ok: true, checks: { setAside: 'some' } })
  expect((await metrics()).text).toContain('zhidu_set_aside{job="sweep"} 1')
})

test('operations and refusals are counted, and no name that a caller made up', async () => {
  await host.post('/api', { operation: 'unit.list', input: {} })
  await host.post('/api', { operation: 'unit.list', input: {} })
  await host.post('/api', { operation: '张三的秘密', input: {} })
  const { text } = await metrics()
  expect(text).toContain('zhidu_operation_seconds_count{operation="unit.list",code="NOT_SIGNED_IN"} 2')
  expect(text).toContain('zhidu_operation_seconds_count{operation="unknown",code="UNKNOWN_OPERATION"} 1')
  expect(text).not.toContain('张三')
})

test('runs of the timed jobs are counted, failed ones apart', async () => {
  await host.jobs.run()
  await host.ports.store.close()
  await expect(host.jobs.run()).rejects.toThrow()
  const { text } = await metrics()
  expect(text).toContain('zhidu_job_seconds_count{job="timers",outcome="done"} 1')
  expect(text).toContain('zhidu_job_seconds_count{job="timers",outcome="failed"} 1')
  expect(text).toMatch(/zhidu_job_last_success_timestamp_seconds\{job="timers"\} \d{10}/)
})

test('who is not on this machine reads the metrics with the key only', async () => {
  const elsewhere = { 'x-forwarded-for': '203.0.113.5' }
  expect((await metrics(elsewhere)).status).toBe(404)
  expect((await metrics({ ...elsewhere, authorization: 'Bearer a-key-of-the-wetcher' })).status).toBe(404)
  // As long as the key in letters, longer in bytes.
  expect((await metrics({ ...elsewhere, authorization: 'Bearer a-key-of-the-watchér' })).status).toBe(404)
  expect((await metrics({ ...elsewhere, authorization: 'Bearer a-key-of-the-watcher' })).status).toBe(200)
})

test('a data directory that is gone is named', async () => {
  await rm(host.directory, { recursive: true, force: true })
  expect(await readiness(host.ports, host.directory, null)).toMatchObject({ disk: 'fault' })
})

test.each([
  [59_000, 'ok'],
  [61_000, 'behind'],
])('a clock %p ms before the newest matter is %s', async (before, clock) => {
  const lastAt = addMs(host.ports.clock.now(), 3_600_000)
  await host.ports.store.transact((tx) => tx.put('register', { _id: 'm1', hidden: false, lastAt } as RegisterLine))
  const ports = { ...host.ports, clock: { now: () => addMs(lastAt, -before) } }
  expect(await readiness(ports, host.directory, null)).toMatchObject({ clock })
})

test.each([
  ['a database that was deleted', 'store/documents.sqlite', false, { store: 'fault', files: 'ok' }],
  ['a database that was replaced by another', 'store/documents.sqlite', true, { store: 'fault', files: 'ok' }],
  ['a folder of files that was deleted', 'files', false, { store: 'ok', files: 'fault' }],
])('it is not ready over %s while it runs', async (_, name, replaced, checks) => {
  const place = join(host.directory, name)
  if (replaced) await cp(place, `${place}.other`)
  await rm(place, { recursive: true })
  if (replaced) await rename(`${place}.other`, place)
  const response = await host.get('/ready')
  expect(response.status).toBe(503)
  expect(await response.json()).toMatchObject({ checks })
})
