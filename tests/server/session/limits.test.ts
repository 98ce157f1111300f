import { cleanUp } from '../../../server/jobs/cleanUp'
import { SignInLimits } from '../../../server/session/limits'
import { Harness } from '../harness'

let h: Harness
beforeEach(async () => {
  h = await Harness.open()
})
afterEach(() => h.close())

const LIMITS = { perAddress: 5, perName: 3, scansPerAddress: 4, seconds: 600 }
/** Another instance of the application over the same store. */
const instance = () => new SignInLimits(h.app.ports, LIMITS)

const attempts = async (name: string | null, times: number, address = 'a') => {
  const taken: boolean[] = []
  for (let i = 0; i < times; i++) taken.push(await instance().begin(address, name))
  return taken.filter(Boolean).length
}

test('a name is tried three times, by however many instances and from wherever', async () => {
  expect(await attempts('张三', 2, 'a')).toBe(2)
  expect(await attempts('张三', 2, 'b')).toBe(1)
})

test('an address is tried five times, whatever the names', async () => {
  for (const name of ['一', '二', '三', '四', '五']) expect(await attempts(name, 1)).toBe(1)
  expect(await attempts('六', 1)).toBe(0)
  expect(await attempts('六', 1, 'b')).toBe(1)
})

test('many at once are let through no further', async () => {
  const together = await Promise.all(Array.from({ length: 12 }, () => instance().begin('a', null)))
  expect(together.filter(Boolean)).toHaveLength(LIMITS.perAddress)
})

test('a right one clears its name and is not held against its address', async () => {
  await attempts('张三', 3)
  await instance().succeeded('a', '张三')
  expect(await attempts('张三', 3)).toBe(3)
  expect(await attempts('李四', 1)).toBe(0)
})

test('the count ends with its time, and is then cleaned up', async () => {
  await attempts('张三', 4)
  h.later(601_000)
  expect((await cleanUp(h.app.ports)).attempts).toBe(2)
  expect(await attempts('张三', 1)).toBe(1)
})

test('neither address nor name is stored', async () => {
  await attempts('张三', 1, '203.0.113.7')
  expect(JSON.stringify(await h.store.find('attempts', { filter: {}, limit: 10 }))).not.toMatch(/张三|203/)
})

test('codes for scanning are counted by themselves', async () => {
  const given: boolean[] = []
  for (let i = 0; i < LIMITS.scansPerAddress + 1; i++) given.push(await instance().beginScan('a'))
  expect(given.filter(Boolean)).toHaveLength(LIMITS.scansPerAddress)
  expect(await instance().beginScan('b')).toBe(true)
  expect(await attempts(null, 1)).toBe(1)
})
