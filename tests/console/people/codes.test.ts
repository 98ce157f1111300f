import { inPortions, withoutCode } from '../../../console/src/views/people/codes'
import { MOST_CODES, type UnboundPerson } from '../../../domain/people/contract'

const person = (id: string, codeUntil: string | null): UnboundPerson => ({
  ...{ id, name: '某某', title: '', unitName: '某局', mobile: '' },
  codeUntil,
})

test('who holds a code that still opens is not chosen at first', () => {
  expect(withoutCode([person('a', null), person('b', '2026-06-10T02:00:00.000Z'), person('c', null)])).toEqual([
    'a',
    'c',
  ])
})

test('everyone is in one portion, and no portion is larger than a command takes', () => {
  const ids = Array.from({ length: MOST_CODES * 2 + 1 }, (_, i) => `p${i}`)
  expect(inPortions(ids).flat()).toEqual(ids)
  expect(inPortions(ids).map(({ length }) => length)).toEqual([MOST_CODES, MOST_CODES, 1])
  expect(inPortions([])).toEqual([])
})
