import { SHEETS, type SheetKey } from '../../../server/workbooks/directorySheets'
import { zip } from './zip'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'

const KEYS = Object.keys(SHEETS) as SheetKey[]

/** A cell with its text in place. */
export const inline = (at: string, text: string): string => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`

const titles = (key: SheetKey): string =>
  `<row r="1">${SHEETS[key].columns.map((title, i) => inline(`${'ABCDEF'[i]}1`, title)).join('')}</row>`

const sheet = (key: SheetKey, rows: string): string =>
  `<worksheet xmlns="${MAIN}"><sheetData>${titles(key)}${rows}</sheetData></worksheet>`

interface Given {
  /** XML of rows below the titles. */
  rows?: Partial<Record<SheetKey, string>>
  /** XML inside of the shared strings. */
  strings?: string
  /** XML at the end of the workbook, such as named ranges. */
  more?: string
}

/** The parts of a workbook by hand, by name. */
export function bareParts({ rows = {}, strings = '', more = '' }: Given = {}): Map<string, string> {
  const sheets = KEYS.map((key, i) => `<sheet name="${SHEETS[key].name}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
  const relation = (id: number, type: string, target: string) =>
    `<Relationship Id="rId${id}" Type="${OFFICE}/${type}" Target="${target}"/>`
  const relations = KEYS.map((_, i) => relation(i + 1, 'worksheet', `worksheets/sheet${i + 1}.xml`))
  return new Map([
    [
      'xl/workbook.xml',
      `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.join('')}</sheets>${more}</workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${PACKAGE}">${relations.join('')}${relation(9, 'sharedStrings', 'sharedStrings.xml')}</Relationships>`,
    ],
    ['xl/sharedStrings.xml', `<sst xmlns="${MAIN}">${strings}</sst>`],
    ...KEYS.map((key, i) => [`xl/worksheets/sheet${i + 1}.xml`, sheet(key, rows[key] ?? '')] as const),
  ])
}

export const pack = (parts: Iterable<readonly [string, string]>): Buffer =>
  zip([...parts].map(([name, content]) => ({ name, content: Buffer.from(content) })))

export const bareWorkbook = (given?: Given): Buffer => pack(bareParts(given))
