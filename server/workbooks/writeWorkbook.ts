import type { Workbook } from 'exceljs'
import { GUIDE, type Rows, SHEETS, type SheetKey } from './directorySheets'

const WIDTH = 22

function addGuide(workbook: Workbook): void {
  const sheet = workbook.addWorksheet(GUIDE.name)
  sheet.columns = GUIDE.columns.map(([header, values]) => ({
    header,
    width: Math.max(WIDTH, ...values.map(({ length }) => length * 2)),
  }))
  sheet.getRow(1).font = { bold: true }
  GUIDE.columns.forEach(([, values], at) => {
    values.forEach((value, line) => {
      sheet.getCell(line + 2, at + 1).value = value
    })
  })
}

/** An XLSX of the three sheets, and one that says what may stand in them. Text that begins like a formula stays text: nothing here is computed. */
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
  addGuide(workbook)
  return Buffer.from(await workbook.xlsx.writeBuffer())
}
