import { settableClock, systemClock } from '../../../local/embedded/clock'

describe('with a machine that stands still', () => {
  beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-03-01T08:00:00.000Z') }))
  afterEach(() => jest.useRealTimers())

  test('the system clock tells the machine’s time', () => {
    expect(systemClock().now()).toBe('2026-03-01T08:00:00.000Z')
  })

  test('a clock that was never set tells the machine’s time', () => {
    expect(settableClock().now()).toBe('2026-03-01T08:00:00.000Z')
  })

  test('a clock that was set goes on from that moment', () => {
    const clock = settableClock('2026-10-01T00:00:00.000Z')
    jest.advanceTimersByTime(90_000)
    expect(clock.now()).toBe('2026-10-01T00:01:30.000Z')
    clock.set('2025-01-01T00:00:00.000Z')
    jest.advanceTimersByTime(1)
    expect(clock.now()).toBe('2025-01-01T00:00:00.001Z')
  })

  test('advancing adds to what was set', () => {
    const clock = settableClock('2026-10-01T00:00:00.000Z')
    clock.advance(3 * 86_400_000)
    clock.advance(-1)
    expect(clock.now()).toBe('2026-10-03T23:59:59.999Z')
  })

  test('what is no instant is refused and changes nothing', () => {
    const clock = settableClock('2026-10-01T00:00:00.000Z')
    expect(() => clock.set('tomorrow')).toThrow(RangeError)
    expect(clock.now()).toBe('2026-10-01T00:00:00.000Z')
  })
})
