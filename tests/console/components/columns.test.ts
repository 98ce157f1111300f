import { fittedColumns } from '../../../console/src/components/columns'
import { COLUMNS, chosenColumns, DEFAULT_COLUMNS } from '../../../console/src/views/matter/list/columns'

/** What is left for the title in a table of so many px. */
const titleIn = (room: number, keys: readonly string[]): number => {
  const fixed = fittedColumns(chosenColumns(keys), room).flatMap(({ width }) =>
    width ? Number.parseInt(width, 10) : [],
  )
  return room - fixed.reduce((sum, width) => sum + width, 0)
}
const ALL = COLUMNS.map(({ key }) => key)

test.each([
  ['1440', 1304],
  ['1366', 1230],
  ['1280', 1144],
  ['1024', 888],
  ['1440 at 150 percent', 824],
])('in a window of %s the title has room, whatever was chosen', (_, room) => {
  expect(titleIn(room, DEFAULT_COLUMNS)).toBeGreaterThanOrEqual(220)
  expect(titleIn(room, ALL)).toBeGreaterThanOrEqual(220)
})

test('what says how urgent it is stays, however narrow the window', () => {
  const keys = fittedColumns(chosenColumns(ALL), 640).map(({ key }) => key)
  expect(keys).toEqual(['number', 'title', 'lead', 'light', 'due'])
})

test('where there is room, nothing is left out or made narrower; nor before anything was measured', () => {
  expect(fittedColumns(chosenColumns(DEFAULT_COLUMNS), 1304)).toEqual(chosenColumns(DEFAULT_COLUMNS))
  expect(fittedColumns(chosenColumns(ALL), 0)).toEqual(chosenColumns(ALL))
})
