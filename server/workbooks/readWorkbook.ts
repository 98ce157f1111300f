import { tidied } from '../../domain/contract/plainText'
import { setOwn } from '../../domain/own'
import type { ImportReport } from '../../domain/people/contract'
import { type Refusal, Refused, refuse } from '../../domain/refusal'
import { Archive, inMemory, ZipError } from '../zip'
import { MAX_BYTES } from './collect'
import { readDateStyles } from './dateStyles'
import { SHEETS, type SheetKey } from './directorySheets'
import {
  type CellText,
  type CellTexts,
  KEPT_TEXT,
  type Parts,
  readCells,
  readParts,
  readSharedStrings,
  SheetError,
} from './sheetXml'
import { XmlError } from './walkXml'

/** Of the parts that are read; nothing else is unpacked. */
const MAX_UNPACKED = 16 * 1024 * 1024
const MAX_LINES = 5000
/** Of one cell: the longest that an honest one has are ten roles, each with its reach. */
const MAX_TEXT = KEPT_TEXT - 1
/** Of all cells together: one long text can stand in thousands of them. */
const MAX_TEXTS = 4_000_000
/** Beyond it nobody reads on before mending these. */
const MAX_ERRORS = 1000

/** What is wrong with a line and with others like it, as the report shows it. */
export type LineError = ImportReport['errors'][number]
/** Of one line; those like it are gathered. */
type OneError = Omit<LineError, 'also' | 'times'>
/** So many further rows are named with what is wrong in all of them. */
const NAMED_ROWS = 9

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

/** Keeps what is wrong as far as somebody will read it; the last place says that there is more. */
export function addError(errors: LineError[], error: OneError): void {
  const same = errors.find((each) => isAlike(each, error))
  if (same) {
    if ((same.also.at(-1) ?? same.row) === error.row) return
    same.times += 1
    if (same.also.length < NAMED_ROWS) same.also.push(error.row)
  } else if (errors.length < MAX_ERRORS - 1) errors.push({ ...error, also: [], times: 1 })
  else if (errors.length === MAX_ERRORS - 1) errors.push({ ...error, message: TOO_MANY, also: [], times: 1 })
}

const TOO_MANY = `问题较多，只列出前 ${MAX_ERRORS - 1} 种，请先改好这些再导入`

const isAlike = (a: OneError, b: OneError): boolean =>
  a.message === b.message && a.column === b.column && a.sheet === b.sheet

const place = (name: string, row: number): string => `${name} 第 ${row} 行`

/** Reads one sheet after the other within what is left of the texts. */
class Reading {
  readonly workbook: Workbook = { lines: { units: [], fronts: [], people: [] }, errors: [] }
  #texts = 0

  constructor(private readonly texts: CellTexts) {}

  sheet(key: SheetKey, xml: Uint8Array): void {
    const { name, columns } = SHEETS[key]
    const titles = new Map<number, string>()
    const lines = this.workbook.lines[key]
    readCells(xml, this.texts, (row, column, text) => {
      if (row === 1) return addTitle(titles, columns, column, text)
      const title = titles.get(column)
      if (title === undefined || titles.size < columns.length) return
      const line = lines.at(-1)?.row === row ? lines.at(-1) : newLine(lines, name, row)
      if (line) setOwn(line.cells, title, this.#take(text, { sheet: name, row, column: title }))
    })
    const found = new Set(titles.values())
    for (const column of columns)
      if (!found.has(column)) this.#wrong({ sheet: name, row: 1, column }, `缺少“${column}”这一列`)
  }

  #take(text: CellText, at: Omit<OneError, 'message'>): string {
    if (text === null) return this.#wrong(at, '这一格是公式、日期或错误值，请改填文字')
    if (text.length > MAX_TEXT) return this.#wrong(at, `这一格超过 ${MAX_TEXT} 个字，请缩短`)
    this.#texts += text.length
    if (this.#texts > MAX_TEXTS) throw new Refused(refuse('WORKBOOK_TOO_LARGE', place(at.sheet, at.row)))
    return tidied(text, 'line').trim()
  }

  #wrong(at: Omit<OneError, 'message'>, message: string): '' {
    addError(this.workbook.errors, { ...at, message })
    return ''
  }
}

/** Where each column stands, by the words of the first row; columns that are not asked for may stand between. */
function addTitle(titles: Map<number, string>, columns: readonly string[], column: number, text: CellText): void {
  const title = columns.find((each) => each === text)
  if (title !== undefined && ![...titles.values()].includes(title)) titles.set(column, title)
}

/** A line has only those cells in which something stands. */
function newLine(lines: Line[], name: string, row: number): Line {
  if (lines.length === MAX_LINES) throw new Refused(refuse('WORKBOOK_TOO_LARGE', place(name, row)))
  const line: Line = { row, cells: {} }
  lines.push(line)
  return line
}

/** A part that must be there. */
async function part(archive: Archive, name: string, detail?: string): Promise<Buffer> {
  const content = await archive.file(name)
  if (!content) throw new Refused(refuse('WORKBOOK_UNREADABLE', detail))
  return content
}

const partIfAny = async (archive: Archive, name: string | null): Promise<Buffer | null> =>
  name === null ? null : archive.file(name)

async function readSheet(archive: Archive, { sheets }: Parts, key: SheetKey, reading: Reading): Promise<void> {
  const { name } = SHEETS[key]
  try {
    reading.sheet(key, await part(archive, sheets.get(name) ?? '', name))
  } catch (error) {
    throw inSheet(error, name)
  }
}

/** What is wrong with a sheet says with which. */
function inSheet(error: unknown, name: string): unknown {
  if (error instanceof SheetError) return new Refused(refuse('WORKBOOK_UNREADABLE', place(name, error.row)))
  if (error instanceof XmlError || error instanceof ZipError) return new Refused(refuse(codeOf(error), name))
  return error
}

const codeOf = ({ code }: XmlError | ZipError) => (code === 'TOO_LARGE' ? 'WORKBOOK_TOO_LARGE' : 'WORKBOOK_UNREADABLE')

async function readArchive(archive: Archive): Promise<Workbook> {
  const [book, relationships] = [
    await part(archive, 'xl/workbook.xml'),
    await part(archive, 'xl/_rels/workbook.xml.rels'),
  ]
  const parts = readParts(book, relationships)
  const [strings, styles] = [await partIfAny(archive, parts.sharedStrings), await partIfAny(archive, parts.styles)]
  const reading = new Reading({
    shared: strings ? readSharedStrings(strings) : [],
    dateStyles: styles ? readDateStyles(styles) : new Set(),
  })
  for (const key of Object.keys(SHEETS) as SheetKey[]) await readSheet(archive, parts, key, reading)
  return reading.workbook
}

/**
 * Reads the three sheets in one pass that keeps only the texts of their columns: named ranges, formats, comments and
 * whatever else a workbook has is not even unpacked. WORKBOOK_TOO_LARGE by bytes, packed or unpacked, by elements, lines
 * or texts; WORKBOOK_UNREADABLE. `detail` names the sheet, and the row where there is one.
 */
export async function readWorkbook(bytes: Buffer): Promise<Workbook | Refusal> {
  if (bytes.length > MAX_BYTES) return refuse('WORKBOOK_TOO_LARGE')
  try {
    return await readArchive(await Archive.open(inMemory(bytes), MAX_UNPACKED))
  } catch (error) {
    if (error instanceof Refused) return error.refusal
    if (error instanceof XmlError || error instanceof ZipError) return refuse(codeOf(error))
    throw error
  }
}
