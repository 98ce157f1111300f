import type { Clock } from '../../server/ports'

/** The behaviour that every Clock has. */
export function describeClock(name: string, open: () => Clock): void {
  describe(`the clock ${name}`, () => {
    test('tells instants in UTC with milliseconds', () => {
      expect(open().now()).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
    })

    test('never goes back by itself', () => {
      const clock = open()
      const told = Array.from({ length: 1000 }, () => clock.now())
      expect(told).toEqual([...told].sort())
    })
  })
}
