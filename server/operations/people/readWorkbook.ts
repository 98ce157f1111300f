import type ExcelJS from 'exceljs'
import { type Refusal, refuse } from '../../../domain/refusal'
import { SHEETS, type SheetKey } from './directorySheets'
import { unpack, ZipError } from './unpack'

const MAX_BYTES = 5 * 1024 * 1024
const MAX_UNPACKED = 16 * 1024 * 1024
const MAX_ROWS = 5000
/** Cells of all named ranges together: exceljs makes an object for each. */
const MAX_NAMED_CELLS = 1_000_000
/** Only cells are wanted. Of these others exceljs would unroll ranges cell by cell: a file of 1 KB can fill the memory. */
const IGNORED = [
  'sheetPr dimension sheetViews sheetFormatPr cols autoFilter mergeCells rowBreaks hyperlinks pageMargins',
  'dataValidations pageSetup headerFooter printOptions picture drawing sheetProtection tableParts',
  'conditionalFormatting extLst',
].flatMap((names) => names.split(' '))

/** A line that something is wrong with, as the report shows it. */
export interface LineError {
  sheet: string
  row: number
  column: string
  message: string
}

/** A line of a sheet: its cells by column, as text without blanks around it. */
export interface Line {
  /** As the spreadsheet counts, from 1. */
  row: number
  cells: Record<string, string>
}

export interface Workbook {
  lines: Record<SheetKey, Line[]>
  errors: LineError[]
}

/** exceljs's ValueType, named here: exceljs itself is loaded only when there is a workbook. */
const VALUE = { null: 0, merge: 1, number: 2, formula: 6, error: 10 } as const

/** Null for what stands for no plain value: a formula, an error. */
function textOf({ type, value, text }: ExcelJS.Cell): string | null {
  switch (type) {
    case VALUE.null:
    case VALUE.merge:
      return ''
    case VALUE.formula:
    case VALUE.error:
      return null
    case VALUE.number:
      return String(value)
    default:
      return String(text ?? '').trim()
  }
}

type Sheet = { name: string; columns: readonly string[] }

/** Where each column stands, by the words of the first row; columns that are not asked for may stand between. */
function columnsOf(sheet: ExcelJS.Worksheet, { name, columns }: Sheet): Map<string, number> | LineError[] {
  const places = new Map<string, number>()
  sheet.getRow(1).eachCell((cell, place) => {
    const title = textOf(cell)
    if (title && !places.has(title)) places.set(title, place)
  })
  const missing = columns.filter((column) => !places.has(column))
  if (missing.length === 0) return places
  return missing.map((column) => ({ sheet: name, row: 1, column, message: `缺少“${column}”这一列` }))
}

function linesOf(sheet: ExcelJS.Worksheet, wanted: Sheet): { lines: Line[]; errors: LineError[] } | 'tooLarge' {
  const places = columnsOf(sheet, wanted)
  if (Array.isArray(places)) return { lines: [], errors: places }
  if (sheet.actualRowCount > MAX_ROWS + 1) return 'tooLarge'
  const lines: Line[] = []
  const errors: LineError[] = []
  sheet.eachRow((cells, row) => {
    if (row === 1) return
    const line: Line = { row, cells: {} }
    for (const column of wanted.columns) {
      const text = textOf(cells.getCell(places.get(column) ?? 0))
      if (text === null) errors.push({ sheet: wanted.name, row, column, message: '这一格是公式或错误值，请改填文字' })
      line.cells[column] = text ?? ''
    }
    if (Object.values(line.cells).some((text) => text !== '')) lines.push(line)
  })
  return { lines, errors }
}

const RANGE = /\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})/g
const columnNumber = (letters: string): number =>
  [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0)

/** Markup that no spreadsheet program writes here, and that could hide a range from the count. */
const HIDING = /&#|<!/

/** Named ranges unroll like merged ones, but cannot be left out when reading. */
function namesTooMuch(workbookXml: string): boolean {
  if (HIDING.test(workbookXml)) return true
  let cells = 0
  for (const [, left = '', top, right = '', bottom] of workbookXml.matchAll(RANGE))
    cells += (columnNumber(right) - columnNumber(left) + 1) * (Number(bottom) - Number(top) + 1)
  return cells > MAX_NAMED_CELLS
}

/** Looks into the archive before exceljs unpacks it whole. */
async function refusalOf(bytes: Buffer): Promise<Refusal | null> {
  if (bytes.length > MAX_BYTES) return refuse('WORKBOOK_TOO_LARGE')
  try {
    for await (const { name, content } of unpack(bytes, MAX_UNPACKED))
      if (/^\/?xl\/workbook\.xml$/.test(name) && namesTooMuch(content.toString('utf8')))
        return refuse('WORKBOOK_TOO_LARGE')
    return null
  } catch (error) {
    if (!(error instanceof ZipError)) throw error
    return refuse(error.code === 'TOO_LARGE' ? 'WORKBOOK_TOO_LARGE' : 'WORKBOOK_UNREADABLE')
  }
}

async function load(bytes: Buffer): Promise<ExcelJS.Workbook | null> {
  const { default: exceljs } = await import('exceljs')
  const workbook = new exceljs.Workbook()
  try {
    // exceljs describes its argument by an older Buffer.
    await workbook.xlsx.load(bytes as unknown as ArrayBuffer, { ignoreNodes: IGNORED })
    return workbook
  } catch {
    return null
  }
}

/** Reads the three sheets. WORKBOOK_TOO_LARGE by bytes, packed or unpacked, or rows; WORKBOOK_UNREADABLE. */
export async function readWorkbook(bytes: Buffer): Promise<Workbook | Refusal> {
  const refusal = await refusalOf(bytes)
  if (refusal) return refusal
  const workbook = await load(bytes)
  if (!workbook) return refuse('WORKBOOK_UNREADABLE')
  const result: Workbook = { lines: { units: [], fronts: [], people: [] }, errors: [] }
  for (const key of Object.keys(SHEETS) as SheetKey[]) {
    const wanted = SHEETS[key]
    const sheet = workbook.getWorksheet(wanted.name)
    if (!sheet) return refuse('WORKBOOK_UNREADABLE', wanted.name)
    const read = linesOf(sheet, wanted)
    if (read === 'tooLarge') return refuse('WORKBOOK_TOO_LARGE', wanted.name)
    result.lines[key] = read.lines
    result.errors.push(...read.errors)
  }
  return result
}

/** The bytes of a stored file, or null as soon as there are more than a workbook may have. */
export async function collect(source: AsyncIterable<Uint8Array>): Promise<Buffer | null> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of source) {
    size += chunk.byteLength
    if (size > MAX_BYTES) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
