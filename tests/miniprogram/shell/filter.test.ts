import { chipsOf, filterFrom, withPart } from '../../../miniprogram/components/matter-list/filter'

test('a page opens with the filter of its number', () => {
  expect(filterFrom({ light: 'red', frontId: 'f1', title: '超期事项' })).toEqual({ light: 'red', frontId: 'f1' })
  expect(filterFrom({ late: 'signIn' })).toEqual({ late: 'signIn' })
})

test('what the contract would refuse is left out', () => {
  expect(filterFrom({ light: 'blue', late: 'report', status: 'discarded', source: '', unitId: undefined })).toEqual({})
})

test('a part is set, changed and dropped without touching the others', () => {
  const both = withPart({ light: 'red' }, 'status', 'issued')
  expect(both).toEqual({ light: 'red', status: 'issued' })
  expect(withPart(both, 'light', 'green')).toEqual({ light: 'green', status: 'issued' })
  expect(withPart(both, 'light', null)).toEqual({ status: 'issued' })
})

test('every part but the search has a chip, in words', () => {
  const chips = chipsOf(
    { search: '道路', light: 'grey', late: 'signIn', unitId: 'u1', frontId: 'f1' },
    { u1: '区住建局' },
  )
  expect(chips).toEqual([
    { key: 'light', word: '不计时' },
    { key: 'late', word: '逾期未签收' },
    { key: 'unitId', word: '区住建局' },
    { key: 'frontId', word: '战线' },
  ])
})
