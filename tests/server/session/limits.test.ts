import { addMs } from '../../../domain/clock/time'
import { isRefusal } from '../../../domain/refusal'
import { cleanUp } from '../../../server/jobs/cleanUp'
import { marked } from '../../../server/session/devices'
import { type From, LoginLimits } from '../../../server/session/limits'
import { Harness } from '../harness'

let h: Harness
beforeEach(async () => {
  h = await Harness.open()
})
afterEach(() => h.close())

const LIMITS = { perAddress: 20, perPerson: 3, scansPerAddress: 4, seconds: 600, anywhere: 5, anywhereSeconds: 3600 }
/** Another instance of the application over the same store. */
const instance = () => new LoginLimits(h.app.ports, LIMITS)

/** How many of `times` guesses at one person are let through. */
const guesses = async (who: string, times: number, from: Partial<From> = {}) => {
  let through = 0
  for (let i = 0; i < times; i++)
    if (!isRefusal(await instance().beginAs({ address: 'a', ...from }, [who]))) through += 1
  return through
}
const deviceOf = (who: string) => marked(h.app.ports.linkSecret, undefined, who)

test('one address guesses three times at a person, by however many instances, and others go on', async () => {
  expect(await guesses('zhang', 4)).toBe(3)
  expect(await guesses('zhang', 1, { address: 'b' })).toBe(1)
  expect(await guesses('li', 1)).toBe(1)
})

test('one address cannot keep a person out who logs in from elsewhere', async () => {
  await guesses('zhang', 50)
  expect(await guesses('zhang', 1, { address: 'b' })).toBe(1)
})

test('many addresses together guess five times at a person in an hour', async () => {
  let through = 0
  for (let i = 0; i < 10; i++) through += await guesses('zhang', 1, { address: `from ${i}` })
  expect(through).toBe(5)
  h.later(601_000)
  expect(await guesses('zhang', 1, { address: 'another' })).toBe(0)
  h.later(3_000_000)
  expect(await guesses('zhang', 1, { address: 'another' })).toBe(1)
})

test('a device known to be the person’s is let through all of that, up to a count of its own', async () => {
  for (let i = 0; i < 10; i++) await guesses('zhang', 10, { address: `from ${i}` })
  for (let i = 0; i < 10; i++) await guesses(`another ${i}`, 3)
  expect(await guesses('wang', 1)).toBe(0)
  expect(await guesses('zhang', 5, { device: deviceOf('zhang') })).toBe(3)
  expect(await guesses('zhang', 1, { device: deviceOf('zhang') })).toBe(1)
})

test('a device is known for whom it was marked, and for nobody else', async () => {
  await guesses('zhang', 3)
  expect(await guesses('zhang', 1, { device: deviceOf('li') })).toBe(0)
  expect(await guesses('zhang', 1, { device: marked('another secret', undefined, 'zhang') })).toBe(0)
  const shared = marked(h.app.ports.linkSecret, deviceOf('zhang'), 'li')
  expect(await guesses('zhang', 1, { device: shared })).toBe(1)
})

test('of namesakes only who was guessed at too often is left out', async () => {
  await guesses('zhang', 3)
  expect(await instance().beginAs({ address: 'a' }, ['zhang', 'zhang2'])).toEqual(['zhang2'])
})

test('an address is tried twenty times, whatever the names; of IPv6 the whole network counts as one', async () => {
  for (let i = 0; i < 20; i++) expect(await guesses(`name ${i}`, 1, { address: `2001:db8:1:2::${i}` })).toBe(1)
  expect(await guesses('name 21', 1, { address: '2001:db8:1:2:ffff::1' })).toBe(0)
  expect(await guesses('name 21', 1, { address: '2001:db8:1:3::1' })).toBe(1)
})

test('the refusal names the moment from which on it is possible again', async () => {
  await guesses('zhang', 3)
  h.later(60_000)
  const refused = await instance().beginAs({ address: 'a' }, ['zhang'])
  expect(refused).toEqual({ ok: false, code: 'TOO_MANY_ATTEMPTS', detail: addMs(h.now, 540_000) })
  h.later(540_000)
  expect(await guesses('zhang', 1)).toBe(1)
})

test('many at once are let through no further', async () => {
  const together = await Promise.all(Array.from({ length: 30 }, () => instance().begin('a')))
  expect(together.filter((refusal) => refusal === null)).toHaveLength(LIMITS.perAddress)
})

test('a right one clears its person and is held against nobody', async () => {
  await guesses('zhang', 3)
  await guesses('li', 2)
  await instance().forgiveAs({ address: 'a' }, ['zhang', 'li'], 'zhang')
  expect(await guesses('zhang', 4)).toBe(3)
  expect(await guesses('li', 4)).toBe(1 + 1)
})

test('who is logged in guesses three times in a session, and five in all sessions there are', async () => {
  const inside = async (sessionId: string, times: number) => {
    let through = 0
    for (let i = 0; i < times; i++)
      if ((await instance().beginInside({ personId: 'zhang', sessionId })) === null) through += 1
    return through
  }
  expect([await inside('one', 4), await inside('two', 4), await inside('three', 4)]).toEqual([3, 2, 0])
})

test('the count ends with its time, and is then cleaned up', async () => {
  await guesses('zhang', 4)
  h.later(3_601_000)
  expect((await cleanUp(h.app.ports)).attempts).toBe(3)
  expect(await guesses('zhang', 1)).toBe(1)
})

test('neither address nor name is stored', async () => {
  await guesses('name 张三', 1, { address: '203.0.113.7', device: deviceOf('zhang') })
  expect(JSON.stringify(await h.store.find('attempts', { filter: {}, limit: 10 }))).not.toMatch(/张三|203/)
})

test('codes for scanning are counted by themselves', async () => {
  const given: unknown[] = []
  for (let i = 0; i < LIMITS.scansPerAddress + 1; i++) given.push(await instance().beginScan('a'))
  expect(given.filter((refusal) => refusal === null)).toHaveLength(LIMITS.scansPerAddress)
  expect(await instance().beginScan('b')).toBeNull()
  expect(await instance().begin('a')).toBeNull()
})
