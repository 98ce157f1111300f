import type { Instant } from '../../../domain/clock/time'
import { addressesOf } from '../../../domain/people/address'
import type { Person, Unit } from '../../../domain/people/person'
import { defaultScope, distinctGrants, isGroupsOwn, mayReach } from '../../../domain/people/scopes'
import { SENTENCES } from '../../../domain/refusal'
import { ROLE_WORDS, type RoleGrant } from '../../../domain/roles'
import type { DirectorySnapshot } from '../../reference'
import { inSlices } from '../../slices'
import { ACTIVE_WORD, type Known, RETIRED_WORD, readGrant, splitRoles } from '../../workbooks/directorySheets'
import { plainName } from '../../workbooks/plainCells'
import type { Line } from '../../workbooks/readWorkbook'
import type { Sheet } from './importIssues'
import { lookUp } from './lookUp'

const MAX_ROLES = 10

interface Given {
  directory: DirectorySnapshot
  units: Map<string, Unit>
  known: Known
  newId: () => string
  now: Instant
}

function rolesOf(sheet: Sheet, line: Line, unit: Unit, known: Known): RoleGrant[] {
  const parts = splitRoles(sheet.cell(line, '角色'))
  if (parts.length > MAX_ROLES) sheet.wrong(line.row, '角色', `角色最多 ${MAX_ROLES} 个`)
  const grants = parts.flatMap((part): RoleGrant[] => {
    const read = readGrant(part, known)
    if (typeof read === 'string') {
      sheet.wrong(line.row, '角色', read)
      return []
    }
    const scope = read.scope ?? defaultScope(read.role, { unitId: unit._id, frontId: unit.frontId })
    const grant = { role: read.role, scope }
    if (!mayReach(grant)) sheet.wrong(line.row, '角色', `“${ROLE_WORDS[read.role]}”不能用这个范围`)
    else if (!isGroupsOwn(grant, unit)) sheet.wrong(line.row, '角色', SENTENCES.NOT_A_GROUP)
    return [grant]
  })
  return distinctGrants(grants)
}

const NO_UNIT: Unit = { _id: '', name: '', shortName: '', kind: 'bureau', frontId: '', order: 0, active: true }

function unitOf(sheet: Sheet, line: Line, units: Map<string, Unit>): Unit {
  const name = sheet.cell(line, '单位')
  const unit = units.get(name)
  if (unit?.active) return unit
  sheet.wrong(line.row, '单位', name === '' ? '请填写单位' : unit ? `“${name}”已停用` : `没有“${name}”这个单位`)
  return NO_UNIT
}

function isActive(sheet: Sheet, line: Line): boolean {
  const words = sheet.cell(line, '状态')
  if (words !== '' && words !== ACTIVE_WORD && words !== RETIRED_WORD)
    sheet.wrong(line.row, '状态', `状态请填“${ACTIVE_WORD}”或“${RETIRED_WORD}”`)
  return words !== RETIRED_WORD
}

/** Whose line it is, by mobile number. A number under another name is a mistake, or another person: never a renaming. */
function byMobile(sheet: Sheet, { people }: DirectorySnapshot): Map<Line, Person> {
  const found = new Map<Line, Person>()
  const withNumber = lookUp(people, ({ mobile }) => [mobile])
  for (const [mobile, line] of sheet.distinct('手机号')) {
    if (mobile === '') continue
    if (!/^1\d{10}$/.test(mobile)) {
      sheet.wrong(line.row, '手机号', '手机号请填 11 位数字')
      continue
    }
    const owners = withNumber(mobile)
    const owner = owners.find(({ active }) => active) ?? owners[0]
    if (!owner) continue
    if (plainName(owner.name) === sheet.cell(line, '姓名')) found.set(line, owner)
    else if (owner.active) sheet.wrong(line.row, '手机号', `这个号码登记在“${owner.name}”名下，请核对姓名`)
  }
  return found
}

/** The others by name and unit, among those whom no mobile number has claimed. */
function byName(sheet: Sheet, { directory, units }: Given, claimed: Map<Line, Person>): Map<Line, Person> {
  const found = new Map(claimed)
  const taken = new Map([...claimed].map(([line, person]) => [person._id, line]))
  const inUnit = lookUp(directory.people, ({ unitId, name }) => [`${unitId} ${plainName(name)}`])
  for (const line of sheet.lines) {
    if (found.has(line)) continue
    const [name, unitId] = [sheet.cell(line, '姓名'), units.get(sheet.cell(line, '单位'))?._id]
    const free = inUnit(`${unitId} ${name}`).filter(({ _id }) => !taken.has(_id))
    const [only] = free
    if (free.length > 1) sheet.wrong(line.row, '姓名', `本单位有 ${free.length} 位“${name}”，请用手机号区分`)
    if (free.length !== 1 || !only) continue
    found.set(line, only)
    taken.set(only._id, line)
  }
  return found
}

function repeated(sheet: Sheet): void {
  const first = new Map<string, Line>()
  for (const line of sheet.lines) {
    if (sheet.cell(line, '手机号') !== '') continue
    const key = `${sheet.cell(line, '单位')} ${sheet.cell(line, '姓名')}`
    const before = first.get(key)
    if (before) sheet.wrong(line.row, '姓名', `与第 ${before.row} 行是同一单位的同名人员，请填写手机号`)
    else first.set(key, line)
  }
}

/** The people of the sheet, each with who they were before; what is wrong is gathered in the sheet. */
export function readPeople(sheet: Sheet, given: Given): Promise<{ person: Person; before: Person | undefined }[]> {
  repeated(sheet)
  const matches = byName(sheet, given, byMobile(sheet, given.directory))
  return inSlices(sheet.lines, (line) => {
    const before = matches.get(line)
    const unit = unitOf(sheet, line, given.units)
    const roles = rolesOf(sheet, line, unit, given.known)
    const _id = before?._id ?? given.newId()
    const person: Person = {
      _id,
      name: sheet.text(line, '姓名', 1, 30),
      unitId: unit._id,
      title: sheet.text(line, '职务', 0, 60),
      mobile: sheet.cell(line, '手机号') || (before?.mobile ?? ''),
      roles,
      active: isActive(sheet, line),
      addresses: addressesOf(_id, roles),
      createdAt: before?.createdAt ?? given.now,
    }
    return { person, before }
  })
}
