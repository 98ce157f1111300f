import {
  arrived,
  back,
  cursorOf,
  FIRST_PAGE,
  forward,
  hasPrevious,
  pageNumber,
  rangeWords,
} from '../../../console/src/views/matter/list/pager'

test('going on and back asks for the same pages again', () => {
  const first = arrived(FIRST_PAGE, 'a')
  const second = arrived(forward(first), 'b')
  const third = arrived(forward(second), null)
  expect([first, second, third].map(cursorOf)).toEqual([null, 'a', 'b'])
  expect([first, second, third].map(pageNumber)).toEqual([1, 2, 3])
  expect(cursorOf(back(third))).toBe('a')
  expect(cursorOf(back(back(third)))).toBeNull()
})

test('there is nothing before the first page nor after the last', () => {
  expect(hasPrevious(FIRST_PAGE)).toBe(false)
  expect(back(FIRST_PAGE)).toEqual(FIRST_PAGE)
  const last = arrived(FIRST_PAGE, null)
  expect(forward(last)).toEqual(last)
})

test('the range counts from 1 and stays silent over an empty page', () => {
  const second = forward(arrived(FIRST_PAGE, 'a'))
  expect(rangeWords(FIRST_PAGE, 50, 50)).toContain('1–50')
  expect(rangeWords(second, 50, 7)).toContain('51–57')
  expect(rangeWords(FIRST_PAGE, 50, 0)).toBe('')
})
