import {
  changesOf,
  changeWords,
  errorsInOrder,
  placeOf,
  rowsOf,
  sheetLines,
  verdictOf,
} from '../../../console/src/views/people/importWords'
import type { ImportReport } from '../../../domain/people/contract'

const NONE = { added: 0, changed: 0, same: 0 }
const report = (change: Partial<ImportReport> = {}): ImportReport => ({
  dryRun: true,
  units: NONE,
  fronts: NONE,
  people: { ...NONE, retired: 0 },
  openMatters: 0,
  changes: [],
  errors: [],
  ...change,
})
const error = {
  sheet: '人员',
  row: 12,
  column: '手机号',
  message: '手机号请填 11 位数字',
  also: [] as number[],
  times: 1,
}

test('may be imported only when no line is wrong and something is new', () => {
  expect(verdictOf(report({ units: { ...NONE, added: 55 } })).may).toBe(true)
  expect(verdictOf(report({ people: { ...NONE, retired: 1 } })).may).toBe(true)
  expect(verdictOf(report({ units: { ...NONE, added: 55 }, errors: [error] })).may).toBe(false)
  expect(verdictOf(report({ units: { ...NONE, same: 55 } })).may).toBe(false)
})

test('a workbook that is refused is told with the place, other refusals without', () => {
  expect(placeOf({ code: 'WORKBOOK_TOO_LARGE', detail: '人员 第 5002 行' })).toContain('人员 第 5002 行')
  expect(placeOf({ code: 'WORKBOOK_UNREADABLE' })).toBeNull()
  expect(placeOf({ code: 'FILE_TYPE_REFUSED', detail: 'text/html' })).toBeNull()
})

test('every sheet is counted', () => {
  const all = report({
    units: { added: 1, changed: 2, same: 3 },
    fronts: { added: 4, changed: 5, same: 6 },
    people: { added: 7, changed: 8, same: 9, retired: 10 },
  })
  expect(changesOf(all)).toBe(1 + 2 + 4 + 5 + 7 + 8 + 10)
  expect(sheetLines(all).map(({ retired }) => retired)).toEqual([null, null, 10])
})

test('errors stand as one goes through the workbook', () => {
  const at = (sheet: string, row: number) => ({ ...error, sheet, row })
  const errors = [at('人员', 9), at('单位', 12), at('人员', 2), at('战线', 3)]
  expect(errorsInOrder(report({ errors })).map(({ sheet, row }) => `${sheet} ${row}`)).toEqual([
    '单位 12',
    '战线 3',
    '人员 2',
    '人员 9',
  ])
})

test('says what is handed over before it is imported', () => {
  const { words } = verdictOf(report({ people: { ...NONE, retired: 3 }, openMatters: 12 }))
  expect(words).toMatch(/3 人.*12 件.*督办员/)
  expect(verdictOf(report({ people: { ...NONE, retired: 3 } })).words).not.toMatch(/移交/)
})

test('what is wrong in many rows is told once, with the first of them', () => {
  expect(rowsOf(error)).toBe('12')
  expect(rowsOf({ ...error, also: [13, 20], times: 3 })).toBe('12、13、20')
  expect(rowsOf({ ...error, also: [13, 20], times: 300 })).toBe('12、13、20 等 300 行')
  expect(rowsOf({ ...error, row: 0 })).toBe('—')
  expect(verdictOf(report({ errors: [{ ...error, times: 300 }] })).words).toContain('300 处')
})

test('a change names its columns, where there was something before', () => {
  const change = {
    sheet: '人员',
    name: '某某',
    unitName: '某局',
    kind: 'changed',
    columns: ['手机号', '角色'],
  } as const
  expect(changeWords({ ...change, columns: [...change.columns] })).toBe('修改：手机号、角色')
  expect(changeWords({ ...change, kind: 'retired', columns: ['状态'] })).toBe('停用')
})
