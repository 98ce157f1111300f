import {
  addressOf,
  chipsOf,
  type Filters,
  filtersFrom,
  sameFilters,
  withFilter,
  without,
} from '../../../console/src/views/matter/list/filters'

const all: Filters = {
  light: 'red',
  late: 'signIn',
  status: 'inProgress',
  source: 'meetingMinutes',
  category: 'livelihood',
  level: 2,
  unitId: 'u1',
  frontId: 'f1',
  officerId: 'officer',
  year: 2026,
  search: '电梯',
}

test('filters written to an address are read back from it', () => {
  expect(filtersFrom(addressOf(all))).toEqual(all)
  expect(filtersFrom(addressOf({}))).toEqual({})
})

test('what makes no sense in an address is left out, and the rest holds', () => {
  expect(
    filtersFrom({ light: 'blue', status: 'x', level: '4', year: '26', unitId: '../x', search: '  ', source: 'other' }),
  ).toEqual({ source: 'other' })
  expect(filtersFrom({ light: ['red', 'green'], level: null })).toEqual({})
})

test('a search is trimmed and kept within what the contract takes', () => {
  expect(filtersFrom({ search: ` ${'长'.repeat(80)}` }).search).toHaveLength(60)
})

test('one filter is set or taken away without touching the others', () => {
  expect(withFilter({ level: 2 }, 'light', 'red')).toEqual({ level: 2, light: 'red' })
  expect(withFilter({ level: 2, light: 'red' }, 'light', null)).toEqual({ level: 2 })
  expect(withFilter({ level: 2, search: 'x' }, 'search', '')).toEqual({ level: 2 })
  expect(without(all, 'level').level).toBeUndefined()
})

test('filters are the same whatever the order in which they were set', () => {
  expect(sameFilters({ level: 2, light: 'red' }, { light: 'red', level: 2 })).toBe(true)
  expect(sameFilters({ level: 2 }, { level: 2, light: undefined })).toBe(true)
  expect(sameFilters({ level: 2 }, { level: 3 })).toBe(false)
})

test('every filter but those that have buttons is a chip, with the names that ids have', () => {
  const chips = chipsOf(all, (id) => `名${id}`)
  expect(chips.map(({ key }) => key)).toEqual([
    'status',
    'source',
    'category',
    'level',
    'unitId',
    'frontId',
    'officerId',
    'year',
    'search',
  ])
  expect(chips.find(({ key }) => key === 'unitId')?.words).toContain('名u1')
})
