import { isPlainText, NO_TEXT_WORDS } from '../../../domain/contract/plainText'
import { own } from '../../../domain/own'
import { SHEETS, type SheetKey } from '../../workbooks/directorySheets'
import { plainCell } from '../../workbooks/plainCells'
import { addError, type Line, type LineError } from '../../workbooks/readWorkbook'

/** Gathers what is wrong in one sheet, and reads its cells with the checks that many columns share. */
export class Sheet {
  readonly #name: string

  constructor(
    key: SheetKey,
    readonly lines: readonly Line[],
    readonly errors: LineError[],
  ) {
    this.#name = SHEETS[key].name
  }

  wrong(row: number, column: string, message: string): void {
    addError(this.errors, { sheet: this.#name, row, column, message })
  }

  cell(line: Line, column: string): string {
    return plainCell(column, own(line.cells, column) ?? '')
  }

  /** The text of a cell within its length; what is wrong is gathered. */
  text(line: Line, column: string, minLength: number, maxLength: number): string {
    const text = this.cell(line, column)
    const length = [...text].length
    if (length < minLength)
      this.wrong(line.row, column, length === 0 ? `请填写${column}` : `${column}至少 ${minLength} 个字`)
    if (length > maxLength) this.wrong(line.row, column, `${column}最多 ${maxLength} 个字`)
    if (!isPlainText(text)) this.wrong(line.row, column, `${column}${NO_TEXT_WORDS}`)
    return text
  }

  /** A whole number, or `otherwise` for an empty cell. */
  order(line: Line, otherwise: number): number {
    const text = this.cell(line, '排序')
    if (text === '') return otherwise
    if (/^\d{1,5}$/.test(text)) return Number(text)
    this.wrong(line.row, '排序', '排序请填 0 到 99999 的整数')
    return otherwise
  }

  /** Lines by the text of a column; a repeated one is gathered as wrong and left out. */
  distinct(column: string): Map<string, Line> {
    const lines = new Map<string, Line>()
    for (const line of this.lines) {
      const text = this.cell(line, column)
      const first = lines.get(text)
      if (first && text !== '') this.wrong(line.row, column, `与第 ${first.row} 行的“${text}”重复`)
      else lines.set(text, line)
    }
    return lines
  }
}
