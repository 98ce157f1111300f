import { type Front, UNIT_KIND_WORDS, type Unit } from '../../../domain/people/person'
import type { DirectorySnapshot } from '../../reference'
import { kindOf } from '../../workbooks/directorySheets'
import { plainName } from '../../workbooks/plainCells'
import type { Line } from '../../workbooks/readWorkbook'
import type { Sheet } from './importIssues'

const SHORT_NAME = 24

/** Fronts by name: those of the directory, then those of the sheet. Leaders and liaisons are found later. */
export function readFronts(sheet: Sheet, directory: DirectorySnapshot, newId: () => string): Map<string, Front> {
  const fronts = new Map(directory.fronts.map((front) => [plainName(front.name), front]))
  for (const line of sheet.distinct('名称').values()) {
    const name = sheet.text(line, '名称', 2, 60)
    const before = fronts.get(name)
    const order = sheet.order(line, before?.order ?? line.row)
    fronts.set(name, { _id: before?._id ?? newId(), name, leaderId: null, liaisonId: null, order })
  }
  return fronts
}

function readUnit(
  sheet: Sheet,
  line: Line,
  before: Unit | undefined,
  fronts: Map<string, Front>,
  newId: () => string,
): Unit {
  const name = sheet.text(line, '名称', 2, 60)
  const kind = kindOf(sheet.cell(line, '类别'))
  if (!kind) sheet.wrong(line.row, '类别', `类别请填：${Object.values(UNIT_KIND_WORDS).join('、')}`)
  const frontName = sheet.cell(line, '战线')
  const front = fronts.get(frontName)
  if (!front) sheet.wrong(line.row, '战线', frontName === '' ? '请填写战线' : `没有“${frontName}”这个战线`)
  const shortName = sheet.text(line, '简称', 0, SHORT_NAME)
  return {
    _id: before?._id ?? newId(),
    name,
    shortName: shortName || [...name].slice(0, SHORT_NAME).join(''),
    kind: kind ?? 'bureau',
    frontId: front?._id ?? '',
    order: sheet.order(line, before?.order ?? line.row),
    active: before?.active ?? true,
  }
}

/** Units by name: those of the directory, with what the sheet says of them, and the sheet's new ones. */
export function readUnits(
  sheet: Sheet,
  directory: DirectorySnapshot,
  fronts: Map<string, Front>,
  newId: () => string,
): Map<string, Unit> {
  const units = new Map(directory.units.map((unit) => [plainName(unit.name), unit]))
  for (const line of sheet.distinct('名称').values()) {
    const unit = readUnit(sheet, line, units.get(sheet.cell(line, '名称')), fronts, newId)
    units.set(unit.name, unit)
  }
  return units
}
