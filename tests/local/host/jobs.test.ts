import { addMs, DAY_MS } from '../../../domain/clock/time'
import { durationMs } from '../../../local/host/duration'
import { createJobs } from '../../../local/host/jobs'
import { Metrics } from '../../../local/host/metrics'
import { startScheduler } from '../../../local/host/scheduler'
import { removeOldAnswers } from '../../../server/jobs/cleanUp'
import { chainOf } from '../../../server/operations/subject/chain'
import { START } from '../../domain/world'
import { draftContent, Harness, settle } from '../../server/harness'
import { openHost } from './testHost'

test.each([
  ['P3D', 3 * DAY_MS],
  ['P1W', 7 * DAY_MS],
  ['PT90M', 90 * 60_000],
  ['P1DT2H3M4S', DAY_MS + 7_384_000],
  ['PT0S', 0],
])('%s is %d milliseconds', (text, ms) => {
  expect(durationMs(text)).toBe(ms)
})

test.each(['', 'P', 'PT', 'P1M', 'P1Y', '3D', 'P-1D', 'P1.5D', 'P1D2H', 'p1d', 'P999999D'])(
  '%j is no duration',
  (text) => {
    expect(durationMs(text)).toBeNull()
  },
)

test('jobs asked for at once run one after the other, and go on after a failure', async () => {
  const h = await Harness.open()
  const jobs = createJobs(h.app, h.app.ports, new Metrics())
  const find = h.app.ports.store.find
  let running = 0
  let most = 0
  let failures = 1
  h.app.ports.store.find = async (...args: Parameters<typeof find>) => {
    most = Math.max(most, ++running)
    try {
      if (failures-- > 0) throw new Error('the disk is away')
      return (await find.apply(h.app.ports.store, args)) as never
    } finally {
      running--
    }
  }
  const results = await Promise.allSettled([jobs.run(), jobs.run(), jobs.run()])
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled'])
  expect(most).toBe(1)
  await h.close()
})

test('what cannot be caught up at the start is said, and the host starts', async () => {
  const h = await Harness.open()
  await h.store.close()
  const scheduler = await startScheduler(createJobs(h.app, h.app.ports, new Metrics()), h.app.ports.log)
  expect(h.faults).toMatchObject([{ err: { code: 'CLOSED' }, job: 'minute' }])
  await scheduler.stop()
  await h.close()
})

test('messages are sent though nothing went through in the sweep', async () => {
  const h = await Harness.open()
  const find = h.store.find.bind(h.store)
  jest
    .spyOn(h.store, 'find')
    .mockImplementation((collection, query) =>
      collection === 'register' ? Promise.reject(new Error('unreadable')) : find(collection, query),
    )
  const item = {
    channel: 'digest',
    personId: 'u1head',
    subject: { kind: 'matter', id: 'm1' },
    text: '已补记',
    at: h.now,
    dueAt: h.now,
  } as const
  await h.store.transact((tx) => tx.put('outbox', { _id: 'a1', ...item }))
  await expect(createJobs(h.app, h.app.ports, new Metrics()).run()).rejects.toThrow('unreadable')
  expect(await h.store.count('notices', { personId: 'u1head', unread: true, at: { $lte: h.now } })).toBe(1)
  await h.close()
})

test('answers are kept for a week', async () => {
  const h = await Harness.open()
  await h.tell('officer', 'matter.draft', { content: draftContent() })
  h.later(7 * DAY_MS)
  expect(await removeOldAnswers(h.app.ports)).toBe(0)
  h.later(1)
  expect(await removeOldAnswers(h.app.ports)).toBe(1)
  expect(await h.store.count('answers', {})).toBe(0)
  await h.close()
})

test('what fell due while the host was down is caught up at its start, once', async () => {
  let host = await openHost()
  host.clock?.set(START)
  await settle(host.ports.store, START)
  const call = async (personId: string, operation: string, input: object) => {
    const person = (await host.reference.directory()).person(personId)
    if (!person) throw new Error(personId)
    const { name, unitId, roles } = person
    const caller = { sessionId: '', personId, name, unitId, roles }
    const answer = await host.app.call(caller, { operation, input, idempotencyKey: host.ports.newId() })
    if (!answer.ok) throw new Error(answer.code)
    return answer.output as { matterId: string }
  }
  const { matterId } = await call('officer', 'matter.draft', { content: draftContent() })
  await call('officer', 'matter.requestApproval', { matterId })
  await call('chief', 'matter.approveIssue', { matterId, opinion: '' })
  host.clock?.set(addMs(START, 50 * DAY_MS))
  host = await host.restart()
  const steps = () =>
    host.ports.store.find('events', { filter: { ...chainOf(matterId), stepKey: { $exists: true } }, limit: 100 })
  expect(await steps()).toEqual([])
  await host.stop()
  host = await openHost({ directory: host.directory, schedule: true })
  const taken = await steps()
  expect(taken.map(({ type }) => type)).toEqual(
    expect.arrayContaining(['SignInMissed', 'OverdueRecorded', 'Urged', 'TransferProposed']),
  )
  expect(taken.every(({ caughtUp }) => caughtUp)).toBe(true)
  await host.jobs.run()
  expect(await steps()).toEqual(taken)
  const digests = await host.ports.store.find('notices', { filter: { personId: 'u1supervisor' }, limit: 100 })
  expect(digests.filter(({ about }) => about === 'digest')).toHaveLength(1)
  await host.end()
})
