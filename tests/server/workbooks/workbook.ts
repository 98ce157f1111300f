import ExcelJS from 'exceljs'
import { SHEETS, type SheetKey } from '../../../server/workbooks/directorySheets'

export type Cells = Partial<Record<string, ExcelJS.CellValue>>
export type Sheets = Partial<Record<SheetKey, Cells[]>>

/** A workbook of the three sheets, with lines given by column. */
export async function workbook(sheets: Sheets, change: (book: ExcelJS.Workbook) => void = () => {}): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  for (const key of Object.keys(SHEETS) as SheetKey[]) {
    const { name, columns } = SHEETS[key]
    const sheet = book.addWorksheet(name)
    sheet.addRow([...columns])
    for (const line of sheets[key] ?? []) sheet.addRow(columns.map((column) => line[column] ?? null))
  }
  change(book)
  return Buffer.from(await book.xlsx.writeBuffer())
}
