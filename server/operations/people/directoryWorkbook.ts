import { UNIT_KIND_WORDS } from '../../../domain/people/person'
import type { DirectorySnapshot } from '../operation'
import { ACTIVE_WORD, grantWords, RETIRED_WORD, SHEETS, type SheetKey } from './directorySheets'

/** The type of the workbook, as HTTP names it. */
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

type Row = (string | number)[]

/** Text that begins like a formula stays text: exceljs writes strings as strings, and nothing here is computed. */
const rowsOf = (directory: DirectorySnapshot): Record<SheetKey, Row[]> => {
  const front = (id: string) => directory.front(id)?.name ?? ''
  const unit = (id: string) => directory.unit(id)?.name ?? ''
  /** A name alone where it is one person's, else the mobile number, which import takes as well. */
  const person = (id: string | null): string => {
    const found = id === null ? undefined : directory.person(id)
    if (!found) return ''
    const namesakes = directory.people.filter(({ active, name }) => active && name === found.name)
    return namesakes.length > 1 && found.mobile ? found.mobile : found.name
  }
  return {
    units: directory.units.map((each) => [
      each.name,
      each.shortName,
      UNIT_KIND_WORDS[each.kind],
      front(each.frontId),
      each.order,
    ]),
    fronts: directory.fronts.map((each) => [each.name, person(each.leaderId), person(each.liaisonId), each.order]),
    people: directory.people.map((each) => [
      each.name,
      unit(each.unitId),
      each.title,
      each.mobile,
      each.roles.map((grant) => grantWords(grant, { front, unit })).join('、'),
      each.active ? ACTIVE_WORD : RETIRED_WORD,
    ]),
  }
}

const WIDTH = 22

/** The whole directory as XLSX: the form in which it is imported. */
export async function directoryWorkbook(directory: DirectorySnapshot): Promise<Buffer> {
  const { default: exceljs } = await import('exceljs')
  const workbook = new exceljs.Workbook()
  const rows = rowsOf(directory)
  for (const key of Object.keys(SHEETS) as SheetKey[]) {
    const { name, columns } = SHEETS[key]
    const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] })
    sheet.columns = columns.map((header) => ({ header, width: WIDTH }))
    sheet.getRow(1).font = { bold: true }
    sheet.addRows(rows[key])
  }
  return Buffer.from(await workbook.xlsx.writeBuffer())
}
