import { nextNumber } from '../../../../domain/matter/base/number'

test('a number is of the year that has begun in Shanghai, and of that year’s series', () => {
  const taken: string[] = []
  const take = (series: string) => taken.push(series)
  expect(nextNumber({ take }, '催', 'urge', '2026-12-31T15:59:59.999Z')).toBe('催〔2026〕1号')
  expect(nextNumber({ take }, '催', 'urge', '2026-12-31T16:00:00.000Z')).toBe('催〔2027〕2号')
  expect(taken).toEqual(['urge.2026', 'urge.2027'])
})
