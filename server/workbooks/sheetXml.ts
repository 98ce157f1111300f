import { type Visitor, walkXml, XmlError } from './walkXml'

/** The farthest row and column of any spreadsheet program (XFD). */
const LAST_ROW = 1_048_576
const LAST_COLUMN = 16_384

/** A cell's text without blanks around it; null for what stands for no plain value: a formula, an error, a date. */
export type CellText = string | null

/** Longer texts are cut here, so that one text in thousands of cells stays small; see MAX_TEXT in readWorkbook.ts. */
export const KEPT_TEXT = 1_001

/** A place in the sheet that cannot be. */
export class SheetError extends Error {
  constructor(readonly row: number) {
    super(`row ${row}`)
  }
}

/** `_x000D_` and its like: how a spreadsheet writes what XML cannot hold. */
const unescaped = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

const kept = (text: string): string => unescaped(text).trim().slice(0, KEPT_TEXT)

/** The texts that cells name by number. Marks of pronunciation (`rPh`) are no part of a text. */
export function readSharedStrings(xml: Uint8Array): string[] {
  const strings: string[] = []
  let parts: string[] = []
  walkXml(xml, {
    open(path) {
      if (path === 'sst/si') parts = []
    },
    text(path, text) {
      if (path === 'sst/si/t' || path === 'sst/si/r/t') parts.push(text)
    },
    close(path) {
      if (path === 'sst/si') strings.push(kept(parts.join('')))
    },
  })
  return strings
}

const REFERENCE = /^([A-Z]{1,3})([1-9]\d{0,6})$/
const columnOf = (letters: string): number =>
  [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0)

function plainNumber(value: string): CellText {
  const number = Number(value)
  return value.trim() !== '' && Number.isFinite(number) ? String(number) : null
}

/** Takes a sheet's cells one by one, in the order of rows; an empty one is left out. */
export type TakeCell = (row: number, column: number, text: CellText) => void

const ROW = 'worksheet/sheetData/row'
const CELL = `${ROW}/c`

class SheetVisitor implements Visitor {
  #row = 0
  #column = 0
  #type = ''
  #date = false
  #formula = false
  #value: string[] = []

  constructor(
    private readonly texts: CellTexts,
    private readonly take: TakeCell,
  ) {}

  open(path: string, attribute: (name: string) => string | undefined): void {
    if (path === ROW) this.#openRow(attribute('r'))
    else if (path === CELL) this.#openCell(attribute('r'), attribute('t'), attribute('s'))
    else if (path === `${CELL}/f`) this.#formula = true
  }

  text(path: string, text: string): void {
    if (path === `${CELL}/v` || path === `${CELL}/is/t` || path === `${CELL}/is/r/t`) this.#value.push(text)
  }

  close(path: string): void {
    if (path !== CELL) return
    const text = this.#text()
    if (text !== '') this.take(this.#row, this.#column, text)
  }

  /** Rows and cells may leave out where they stand: then they follow the one before. They never go back. */
  #openRow(number = String(this.#row + 1)): void {
    const row = Number(number)
    if (!/^\d+$/.test(number) || row <= this.#row || row > LAST_ROW) throw new SheetError(row || this.#row)
    this.#row = row
    this.#column = 0
  }

  #openCell(reference: string | undefined, type = 'n', style = '0'): void {
    const [, letters, row] = REFERENCE.exec(reference ?? '') ?? []
    const column = letters ? columnOf(letters) : reference === undefined ? this.#column + 1 : 0
    if ((row && Number(row) !== this.#row) || column <= this.#column || column > LAST_COLUMN)
      throw new SheetError(this.#row)
    this.#column = column
    this.#type = type
    this.#date = type === 'd' || (type === 'n' && this.texts.dateStyles.has(Number(style)))
    this.#formula = false
    this.#value = []
  }

  #text(): CellText {
    if (this.#formula || this.#type === 'e') return null
    const value = this.#value.join('')
    if (value === '') return ''
    if (this.#date) return null
    switch (this.#type) {
      case 'n':
        return plainNumber(value)
      case 's':
        return this.#shared(value)
      case 'b':
        return value === '1' ? 'TRUE' : 'FALSE'
      default:
        return kept(value)
    }
  }

  #shared(index: string): string {
    const text = /^\d+$/.test(index) ? this.texts.shared[Number(index)] : undefined
    if (text === undefined) throw new SheetError(this.#row)
    return text
  }
}

/** What cells name by number: texts, and styles in which a number is a date. */
export interface CellTexts {
  shared: readonly string[]
  dateStyles: ReadonlySet<number>
}

/** Gives each cell with something in it to `take`. Throws SheetError and XmlError. */
export function readCells(xml: Uint8Array, texts: CellTexts, take: TakeCell): void {
  walkXml(xml, new SheetVisitor(texts, take))
}

/** Where the parts of a workbook are: sheets by name, the shared strings and the styles. */
export interface Parts {
  sheets: Map<string, string>
  sharedStrings: string | null
  styles: string | null
}

/** Targets are relative to `xl/`, or begin with a slash. */
const partName = (target: string): string => (target.startsWith('/') ? target.slice(1) : `xl/${target}`)

export function readParts(workbook: Uint8Array, relationships: Uint8Array): Parts {
  const targets = new Map<string, string>()
  let sharedStrings: string | null = null
  let styles: string | null = null
  walkXml(relationships, {
    open(path, attribute) {
      const [id, target] = [attribute('Id'), attribute('Target')]
      if (path !== 'Relationships/Relationship' || !id || !target || attribute('TargetMode') === 'External') return
      targets.set(id, partName(target))
      if (attribute('Type')?.endsWith('/sharedStrings')) sharedStrings = partName(target)
      if (attribute('Type')?.endsWith('/styles')) styles = partName(target)
    },
  })
  const sheets = new Map<string, string>()
  walkXml(workbook, {
    open(path, attribute) {
      if (path !== 'workbook/sheets/sheet') return
      const [name, part] = [attribute('name'), targets.get(attribute('id') ?? '')]
      if (name !== undefined && sheets.has(name)) throw new XmlError('BROKEN')
      if (name !== undefined && part) sheets.set(name, part)
    },
  })
  return { sheets, sharedStrings, styles }
}
