import type { Column } from '../../../components/columns'

/** Every column a list of matters can show, in order. At 1440 all but the last two fit beside the title; in less room those that yield are left out. */
export const COLUMNS: readonly Column[] = [
  { key: 'number', title: '编号', width: '176px', least: '148px' },
  { key: 'title', title: '标题' },
  { key: 'lead', title: '主办单位', width: '124px', least: '108px' },
  { key: 'light', title: '灯', width: '98px', least: '94px' },
  { key: 'due', title: '时限', width: '128px', least: '116px' },
  { key: 'status', title: '状态', width: '108px', least: '92px', yields: 1 },
  { key: 'source', title: '来源', width: '120px', yields: 4 },
  { key: 'level', title: '层级', width: '88px', yields: 3 },
  { key: 'lastReport', title: '最近反馈', width: '180px', yields: 5 },
  { key: 'officer', title: '督查员', width: '84px', yields: 6 },
  { key: 'issued', title: '交办', width: '112px', yields: 7 },
]

const FIXED: readonly string[] = ['title']
export const DEFAULT_COLUMNS: readonly string[] = COLUMNS.slice(0, 9).map(({ key }) => key)
export const CHOOSABLE: readonly Column[] = COLUMNS.filter(({ key }) => !FIXED.includes(key))

/** The chosen columns in the table's order; the title always stands. */
export const chosenColumns = (keys: readonly string[]): Column[] =>
  COLUMNS.filter(({ key }) => FIXED.includes(key) || keys.includes(key))

/** From storage; what is not a list of known columns gives the default. */
export const readColumns = (text: string | null): string[] => {
  try {
    const keys: unknown = JSON.parse(text ?? 'null')
    if (!Array.isArray(keys)) return [...DEFAULT_COLUMNS]
    return COLUMNS.map(({ key }) => key).filter((key) => keys.includes(key))
  } catch {
    return [...DEFAULT_COLUMNS]
  }
}
