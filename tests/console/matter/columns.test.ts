import { COLUMNS, chosenColumns, DEFAULT_COLUMNS, readColumns } from '../../../console/src/views/matter/list/columns'

test('the title stands whatever is chosen, and columns keep the order of the table', () => {
  expect(chosenColumns([]).map(({ key }) => key)).toEqual(['title'])
  expect(chosenColumns(['status', 'number']).map(({ key }) => key)).toEqual(['number', 'title', 'status'])
})

test('one column at least has no width of its own and takes the rest', () => {
  expect(COLUMNS.some(({ width }) => width === undefined)).toBe(true)
})

test('stored columns are read as far as they are known; anything else gives the default', () => {
  expect(readColumns('["level","gone","number"]')).toEqual(['number', 'level'])
  for (const text of [null, 'x', '{}']) expect(readColumns(text)).toEqual(DEFAULT_COLUMNS)
})
