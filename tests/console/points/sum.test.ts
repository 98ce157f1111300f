import * as fc from 'fast-check'
import { periodFrom, periodWords } from '../../../console/src/views/points/period'
import { figureWords, sumOf } from '../../../console/src/views/points/sum'
import { periodAt } from '../../../domain/points/month'

const lines = (...hundredths: number[]) => hundredths.map((each) => ({ hundredths: each }))

describe('what the lines of a month come to', () => {
  test('without lines it is the 100 that a month begins with', () => {
    expect(sumOf([]).hundredths).toBe(100_00)
  })

  test('additions and deductions are added up', () => {
    const { hundredths, words } = sumOf(lines(20, 10, -100, -50))
    expect(hundredths).toBe(98_80)
    expect(words).toContain('98.8')
    expect(words).toContain('0.3')
    expect(words).toContain('1.5')
  })

  test('it never ends below 0, and says so', () => {
    const { hundredths, words } = sumOf(lines(-60_00, -50_00))
    expect(hundredths).toBe(0)
    expect(words).toContain('不低于 0')
  })

  test('it is 100 and all lines, floor 0, as the server counts', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -10_000, max: 10_000 }), { maxLength: 60 }), (all) => {
        expect(sumOf(lines(...all)).hundredths).toBe(
          Math.max(
            0,
            all.reduce((sum, each) => sum + each, 100_00),
          ),
        )
      }),
    )
  })

  test('figures have no noise of floating point', () => {
    expect(figureWords(sumOf(lines(-20, -10)).hundredths)).toBe('99.7')
    expect(figureWords(100_00)).toBe('100')
  })
})

describe('the month', () => {
  test('is the one in Shanghai, where a new month begins eight hours before London', () => {
    expect(periodAt('2026-09-30T15:59:59.999Z')).toBe('2026-09')
    expect(periodAt('2026-09-30T16:00:00.000Z')).toBe('2026-10')
  })

  test('an address without a sound month shows the present one', () => {
    const now = '2026-10-08T02:00:00.000Z'
    expect(periodFrom('2025-12', now)).toBe('2025-12')
    for (const text of [undefined, '', '2026-13', '2026-1', 'x', ['2026-01']])
      expect(periodFrom(text, now)).toBe('2026-10')
  })

  test('in words', () => {
    expect(periodWords('2026-03')).toBe('2026年3月')
  })
})
