import { type Rows, SHEETS, type SheetKey } from './directorySheets'

const WIDTH = 22

/** An XLSX of the three sheets. Text that begins like a formula stays text: nothing here is computed. */
export async function writeWorkbook(rows: Rows): Promise<Uint8Array> {
  const { default: exceljs } = await import('exceljs')
  const workbook = new exceljs.Workbook()
  for (const key of Object.keys(SHEETS) as SheetKey[]) {
    const { name, columns } = SHEETS[key]
    const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] })
    sheet.columns = columns.map((header) => ({ header, width: WIDTH }))
    sheet.getRow(1).font = { bold: true }
    sheet.addRows(rows[key].map((row) => [...row]))
  }
  return Buffer.from(await workbook.xlsx.writeBuffer())
}
