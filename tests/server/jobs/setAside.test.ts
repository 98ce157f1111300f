import { addMs } from '../../../domain/clock/time'
import { runSweep } from '../../../server/jobs/sweep'
import { StoreError, type StoreErrorCode } from '../../../server/ports'
import { Harness } from '../harness'
import { alarmOf, asideIn, goBeyond, multiply, spoil, stepsOf, stored } from './poison'

jest.setTimeout(60_000)

const MINUTE = 60_000

let h: Harness
let matterId: string
let alarm: string
beforeEach(async () => {
  h = await Harness.open()
  matterId = await h.issue()
  alarm = await alarmOf(h, matterId)
})
afterEach(() => h.close())

test('one poisoned matter among 300: the others’ steps are recorded, it is tried again, and when mended it stands at its moment', async () => {
  const others = await multiply(h, matterId, 'other', 299)
  const whole = await stored(h, matterId)
  await spoil(h, [matterId])
  goBeyond(h, alarm)
  expect((await runSweep(h.app)).subjects).toBe(299)
  const steps = await stepsOf(h)
  expect([...steps.keys()].sort()).toEqual([...others].sort())
  expect(await asideIn(h)).toMatchObject([
    {
      job: 'sweep',
      about: matterId,
      subject: { kind: 'matter', id: matterId },
      code: 'TypeError',
      since: h.now,
      times: 1,
      retryAt: addMs(h.now, MINUTE),
    },
  ])
  expect(h.faults).toHaveLength(1)

  for (const [times, pause] of [1, 2, 4].entries()) {
    h.later(pause * MINUTE)
    await runSweep(h.app)
    expect(await asideIn(h)).toMatchObject([{ times: times + 1 }])
    h.later(1)
    await runSweep(h.app)
    expect(await asideIn(h)).toMatchObject([{ times: times + 2, retryAt: addMs(h.now, 2 * pause * MINUTE) }])
  }

  await h.store.transact((tx) => tx.put('matters', whole))
  h.later(8 * MINUTE + 1)
  expect((await runSweep(h.app)).subjects).toBe(1)
  expect(await asideIn(h)).toEqual([])
  expect((await stepsOf(h)).get(matterId)).toEqual(steps.get('other0'))
  expect(await h.tell('officer', 'matter.verify', { matterId })).toMatchObject({ intact: true, why: null })
})

test('taking a batch apart costs a few transactions more, not one a matter', async () => {
  await multiply(h, matterId, 'other', 299)
  await spoil(h, ['other123'])
  goBeyond(h, alarm)
  const transact = jest.spyOn(h.store, 'transact')
  await runSweep(h.app)
  // 15 batches, two more at each of five halvings at most, and the entry.
  expect(transact.mock.calls.length).toBeLessThanOrEqual(15 + 10 + 1)
})

test('250 poisoned ones at the head of the page hold up nobody, and are out of the way of the next run', async () => {
  await spoil(h, await multiply(h, matterId, 'bad', 250, MINUTE))
  await multiply(h, matterId, 'good', 49)
  goBeyond(h, alarm)
  expect((await runSweep(h.app)).subjects).toBe(50)
  expect(await asideIn(h)).toHaveLength(250)
  const transact = jest.spyOn(h.store, 'transact')
  await runSweep(h.app)
  // Each entry is looked at once, whether it waits still.
  expect(transact.mock.calls.length).toBeLessThanOrEqual(250)
  expect((await asideIn(h)).every(({ times }) => times === 1)).toBe(true)
})

test('what was set aside stays so when the run is broken off', async () => {
  await spoil(h, await multiply(h, matterId, 'bad', 250, MINUTE))
  goBeyond(h, alarm)
  const transact = h.store.transact.bind(h.store)
  let left = 100
  const spy = jest.spyOn(h.store, 'transact').mockImplementation((work) => {
    if (left-- > 0) return transact(work)
    throw new StoreError('CLOSED', 'the function’s time is over')
  })
  await expect(runSweep(h.app)).rejects.toMatchObject({ code: 'CLOSED' })
  spy.mockRestore()
  expect((await stepsOf(h)).has(matterId)).toBe(true)
  expect((await asideIn(h)).length).toBeGreaterThan(20)
})

test('a matter that stays due though it was swept is set aside like one that throws', async () => {
  const [stuck = ''] = await multiply(h, matterId, 'stuck', 1)
  goBeyond(h, alarm)
  const transact = h.store.transact.bind(h.store)
  const spy = jest.spyOn(h.store, 'transact').mockImplementation((work) =>
    transact((tx) =>
      work({
        get: (collection, id) => tx.get(collection, id),
        insert: (collection, document) => tx.insert(collection, document),
        remove: (collection, id) => tx.remove(collection, id),
        put: (collection, document) =>
          tx.put(collection, document._id === stuck ? { ...document, nextAlarmAt: alarm } : document),
      }),
    ),
  )
  await runSweep(h.app)
  spy.mockRestore()
  expect(await asideIn(h)).toMatchObject([{ about: stuck, code: 'Error', times: 1 }])
})

test('a line without its matter is set aside like one that throws', async () => {
  const [gone = ''] = await multiply(h, matterId, 'gone', 1)
  await h.store.transact((tx) => tx.remove('matters', gone))
  goBeyond(h, alarm)
  expect((await runSweep(h.app)).subjects).toBe(1)
  expect(await asideIn(h)).toMatchObject([{ about: gone, code: 'Error' }])
})

test('where nothing at all goes through nothing is set aside: the run fails, and the next one records everything', async () => {
  await multiply(h, matterId, 'other', 30)
  goBeyond(h, alarm)
  const { rules } = h.app.reference
  h.app.reference.rules = () => Promise.reject(new TypeError('the pack is away'))
  await expect(runSweep(h.app)).rejects.toThrow('nothing went through')
  expect(await asideIn(h)).toEqual([])
  h.app.reference.rules = rules
  expect((await runSweep(h.app)).subjects).toBe(31)
})

test.each([1, 4, 5])('%i that throw are set aside though nothing else is due', async (few) => {
  await spoil(h, [matterId, ...(await multiply(h, matterId, 'bad', few - 1))])
  goBeyond(h, alarm)
  await runSweep(h.app)
  expect(await asideIn(h)).toHaveLength(few)
})

test('with six that throw and nothing else, the fault may be another’s', async () => {
  await spoil(h, [matterId, ...(await multiply(h, matterId, 'bad', 5))])
  goBeyond(h, alarm)
  await expect(runSweep(h.app)).rejects.toThrow('nothing went through')
  expect(await asideIn(h)).toEqual([])
})

test.each<StoreErrorCode>(['NO_SPACE', 'CONFLICT', 'CLOSED', 'STORAGE_FAULT'])(
  '%s is no matter’s fault: the run ends at once and nothing is set aside',
  async (code) => {
    await multiply(h, matterId, 'other', 60)
    goBeyond(h, alarm)
    const transact = jest.spyOn(h.store, 'transact').mockRejectedValue(new StoreError(code, 'of the store'))
    await expect(runSweep(h.app)).rejects.toMatchObject({ code })
    expect(transact).toHaveBeenCalledTimes(1)
    transact.mockRestore()
    expect(await asideIn(h)).toEqual([])
  },
)

test('a store that cannot be reached is not tried with each of hundreds', async () => {
  await multiply(h, matterId, 'other', 60)
  goBeyond(h, alarm)
  const away = new TypeError('the line is down')
  const transact = jest.spyOn(h.store, 'transact').mockRejectedValue(away)
  const get = jest.spyOn(h.store, 'get').mockRejectedValue(away)
  await expect(runSweep(h.app)).rejects.toBe(away)
  expect(transact.mock.calls.length).toBeLessThan(10)
  transact.mockRestore()
  get.mockRestore()
  expect(await asideIn(h)).toEqual([])
})

test('what cannot be set aside ends the run, and what was done is not taken for what threw', async () => {
  await multiply(h, matterId, 'other', 19)
  await spoil(h, [matterId])
  goBeyond(h, alarm)
  const transact = h.store.transact.bind(h.store)
  const away = new TypeError('the line is down')
  let done = 0
  const spy = jest.spyOn(h.store, 'transact').mockImplementation(async (work) => {
    if (done > 0) throw away
    const answer = await transact(work)
    done += 1
    return answer
  })
  await expect(runSweep(h.app)).rejects.toBe(away)
  // 20, 10, 5, 3 and 2 of them, the poisoned one, the one beside it, and the entry that could not be written.
  expect(spy).toHaveBeenCalledTimes(8)
  spy.mockRestore()
  expect(await asideIn(h)).toEqual([])
})

test('two sweeps at once set aside once', async () => {
  await multiply(h, matterId, 'other', 5)
  await spoil(h, [matterId])
  goBeyond(h, alarm)
  await Promise.all([runSweep(h.app), runSweep(h.app)])
  expect(await asideIn(h)).toMatchObject([{ times: 1 }])
})

const list = async (who: string) => (await h.tell(who, 'setAside.list', { limit: 50 })).items

describe('what the desk shows', () => {
  beforeEach(async () => {
    await spoil(h, [matterId])
    goBeyond(h, alarm)
  })
  const mend = async () => {
    const { assignments } = (await stored(h, await h.issue())) as never as { assignments: unknown }
    const spoilt = await stored(h, matterId)
    await h.store.transact((tx) => tx.put('matters', { ...spoilt, assignments } as never))
  }

  test('is the matter to those only who may open it, since when and how often', async () => {
    await runSweep(h.app)
    const since = h.now
    h.later(MINUTE + 1)
    await runSweep(h.app)
    const row = {
      job: 'sweep',
      about: matterId,
      code: 'TypeError',
      since,
      lastAt: h.now,
      times: 2,
      retryAt: addMs(h.now, 2 * MINUTE),
    }
    const [asOfficer] = await list('officer')
    expect(asOfficer).toMatchObject({
      ...row,
      of: { subject: { kind: 'matter', id: matterId }, title: '老旧小区加装电梯推进' },
    })
    expect(await list('admin')).toEqual([{ ...asOfficer, of: null }])
  })

  test('is tried at the next run when the administrator says so, once', async () => {
    await runSweep(h.app)
    const [row] = await list('admin')
    expect(await h.tell('admin', 'setAside.tryAgain', { id: row?.id ?? '' })).toEqual({ retryAt: h.now })
    h.later(1)
    await runSweep(h.app)
    expect(await list('admin')).toMatchObject([{ times: 2 }])
  })

  test('goes away with a command on the matter, and what it waited for is not put off', async () => {
    await runSweep(h.app)
    await mend()
    await h.tell('officer', 'matter.comment', { matterId, text: '已核对', mentions: [], files: [] })
    expect(await list('officer')).toEqual([])
    const [entry] = await asideIn(h)
    expect(await h.ask('admin', 'setAside.tryAgain', { id: entry?._id ?? '' })).toMatchObject({ code: 'NOT_FOUND' })
    const next = await alarmOf(h, matterId)
    await runSweep(h.app)
    expect(await asideIn(h)).toEqual([])
    expect(await alarmOf(h, matterId)).toBe(next)
  })
})
