import type { ImportChange, ImportReport } from '../../../../domain/people/contract'

export interface SheetLine {
  sheet: string
  added: number
  changed: number
  same: number
  /** Only people are retired. */
  retired: number | null
}

/** The report sheet by sheet, in the workbook's order. */
export const sheetLines = ({ units, fronts, people }: ImportReport): SheetLine[] => [
  { sheet: '单位', ...units, retired: null },
  { sheet: '战线', ...fronts, retired: null },
  { sheet: '人员', ...people },
]

/** Errors as one goes through the workbook: sheet by sheet, row by row. */
export const errorsInOrder = ({ errors }: ImportReport): ImportReport['errors'] => {
  const sheets = ['单位', '战线', '人员']
  return [...errors].sort((a, b) => sheets.indexOf(a.sheet) - sheets.indexOf(b.sheet) || a.row - b.row)
}

/** Where in the workbook the trouble is, as far as the refusal says. */
export const placeOf = ({ code, detail }: { code: string; detail?: string | undefined }): string | null =>
  code.startsWith('WORKBOOK_') && detail ? `位置：${detail}` : null

/** The rows in which something is wrong: `3、4、5 等 20 行`. */
export const rowsOf = ({ row, also, times }: ImportReport['errors'][number]): string => {
  if (row === 0) return '—'
  const named = [row, ...also]
  return times > named.length ? `${named.join('、')} 等 ${times} 行` : named.join('、')
}

const CHANGE_WORDS: Record<ImportChange['kind'], string> = {
  added: '新增',
  changed: '修改',
  retired: '停用',
  restored: '恢复',
}

/** `修改：手机号、角色`. */
export const changeWords = ({ kind, columns }: ImportChange): string =>
  kind === 'changed' ? `${CHANGE_WORDS.changed}：${columns.join('、')}` : CHANGE_WORDS[kind]

export const changesOf = (report: ImportReport): number =>
  sheetLines(report).reduce((sum, { added, changed, retired }) => sum + added + changed + (retired ?? 0), 0)

const handOverWords = ({ people: { retired }, openMatters }: ImportReport): string =>
  openMatters > 0
    ? `停用的 ${retired} 人还有 ${openMatters} 件未办结的工作，将移交本单位督办员，由其重新明确责任人。`
    : ''

/** What the button may do: nothing while a line is wrong, or when nothing is new. */
export const verdictOf = (report: ImportReport): { may: boolean; words: string } => {
  const { errors } = report
  if (errors.length > 0)
    return {
      may: false,
      words: `有 ${errors.reduce((sum, { times }) => sum + times, 0)} 处问题，现在什么也没有导入。改好表格后重新选择。`,
    }
  const changes = changesOf(report)
  if (changes === 0) return { may: false, words: '表格与现有目录完全一致，不需要导入。' }
  return { may: true, words: `没有问题。确认后写入 ${changes} 处变化。${handOverWords(report)}` }
}
