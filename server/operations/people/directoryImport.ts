import type { Instant } from '../../../domain/clock/time'
import { toPerson } from '../../../domain/people/address'
import type { ImportReport } from '../../../domain/people/contract'
import type { Front, Person, Unit } from '../../../domain/people/person'
import { isRefusal, refuse, SENTENCES } from '../../../domain/refusal'
import { canonicalJson } from '../../../domain/trail/canonical'
import type { Transaction } from '../../ports'
import type { DirectorySnapshot } from '../../reference'
import { nextVersion } from '../../reference'
import { inSlices } from '../../slices'
import { SHEETS } from '../../workbooks/directorySheets'
import { plainName } from '../../workbooks/plainCells'
import type { Workbook } from '../../workbooks/readWorkbook'
import type { CommandHandler, FollowedCommand, Request } from '../operation'
import { changesIn } from './importChanges'
import { Sheet } from './importIssues'
import { readPeople } from './importPeople'
import { readFronts, readUnits } from './importUnits'
import { frontsWithout, goOn, leavesNobody, letGo } from './leaving'
import { lookUp } from './lookUp'
import { openIn } from './open'
import { shutOut } from './people'

/** What an import would write, and the report of it. */
export interface ImportPlan {
  units: Unit[]
  fronts: Front[]
  people: Person[]
  /** Who is retired by it, or comes back. */
  turnedIds: string[]
  /** Everyone who is changed, as they were. */
  before: Person[]
  report: Omit<ImportReport, 'dryRun' | 'openMatters'>
}

type Counts = { added: number; changed: number; same: number }

/** Documents that differ from what the directory has, and how many are new, other, or as they were. */
async function compare<T extends { _id: string }>(after: Iterable<T>, before: (id: string) => T | undefined) {
  const counts: Counts = { added: 0, changed: 0, same: 0 }
  const pairs: (readonly [before: T | undefined, after: T])[] = []
  await inSlices(after, (document) => {
    const old = before(document._id)
    const kind = !old ? 'added' : canonicalJson(old) === canonicalJson(document) ? 'same' : 'changed'
    counts[kind] += 1
    if (kind !== 'same') pairs.push([old, document])
  })
  return { counts, pairs, different: pairs.map(([, after]) => after) }
}

/** Everyone as they would be after the import. */
const peopleAfter = (directory: DirectorySnapshot, imported: readonly Person[]): Person[] => {
  const people = new Map(directory.people.map((person) => [person._id, person]))
  for (const person of imported) people.set(person._id, person)
  return [...people.values()]
}

/** Leader and liaison by name, or by mobile number where a name is several people's. */
function appoint(sheet: Sheet, fronts: Map<string, Front>, people: readonly Person[]): void {
  const called = lookUp(
    people.filter(({ active }) => active),
    ({ name, mobile }) => [plainName(name), mobile],
  )
  for (const line of sheet.lines) {
    const front = fronts.get(sheet.cell(line, '名称'))
    const find = (column: string): string | null => {
      const words = sheet.cell(line, column)
      if (words === '') return null
      const found = called(words)
      if (found.length !== 1)
        sheet.wrong(
          line.row,
          column,
          found.length === 0 ? `没有“${words}”这个人` : `有 ${found.length} 位“${words}”，请填手机号`,
        )
      return found[0]?._id ?? null
    }
    if (front) fronts.set(front.name, { ...front, leaderId: find('区领导'), liaisonId: find('联络员') })
  }
}

const hasAdmin = (people: readonly Person[]): boolean =>
  people.some(({ active, roles }) => active && roles.some(({ role }) => role === 'admin'))

/** Documents that the sheet has a line for. */
function named<T extends { name: string }>(all: Map<string, T>, sheet: Sheet): T[] {
  const names = new Set(sheet.lines.map((line) => sheet.cell(line, '名称')))
  return [...all.values()].filter(({ name }) => names.has(name))
}

/** Works out what a workbook would do to the directory. Writes nothing; with errors nothing may be written. */
export async function planImport(
  { lines, errors: readErrors }: Workbook,
  directory: DirectorySnapshot,
  { newId, now }: { newId: () => string; now: Instant },
): Promise<ImportPlan> {
  const errors = [...readErrors]
  const sheets = {
    fronts: new Sheet('fronts', lines.fronts, errors),
    units: new Sheet('units', lines.units, errors),
    people: new Sheet('people', lines.people, errors),
  }
  const fronts = readFronts(sheets.fronts, directory, newId)
  const units = readUnits(sheets.units, directory, fronts, newId)
  const known = { front: (name: string) => fronts.get(name)?._id, unit: (name: string) => units.get(name)?._id }
  const read = await readPeople(sheets.people, { directory, units, known, newId, now })
  const people = read.map(({ person }) => person)
  const everyone = peopleAfter(directory, people)
  appoint(sheets.fronts, fronts, everyone)
  if (!hasAdmin(everyone)) sheets.people.wrong(1, '角色', SENTENCES.LAST_ADMIN)

  const comparedUnits = await compare(named(units, sheets.units), directory.unit)
  const comparedFronts = await compare(named(fronts, sheets.fronts), directory.front)
  const comparedPeople = await compare(people, directory.person)
  const turned = read.filter(({ person, before }) => before && before.active !== person.active)
  const retired = turned.filter(({ person }) => !person.active).length
  const { counts } = comparedPeople
  const unitNames = new Map([...units.values()].map(({ _id, name }) => [_id, name]))
  return {
    units: comparedUnits.different,
    fronts: comparedFronts.different,
    people: comparedPeople.different,
    before: read.flatMap(({ before }) => before ?? []),
    turnedIds: turned.map(({ person }) => person._id),
    report: {
      units: comparedUnits.counts,
      fronts: comparedFronts.counts,
      people: { ...counts, changed: counts.changed - retired, retired },
      changes: changesIn(
        { units: comparedUnits.pairs, fronts: comparedFronts.pairs, people: comparedPeople.pairs },
        (unitId) => unitNames.get(unitId) ?? null,
      ),
      errors,
    },
  }
}

async function write(plan: ImportPlan, request: Request, tx: Transaction): Promise<void> {
  await nextVersion(tx, 'directory')
  for (const front of frontsWithout(await request.reference.directory(), plan.people)) await tx.put('fronts', front)
  await inSlices(plan.fronts, (front) => tx.put('fronts', front))
  await inSlices(plan.units, (unit) => tx.put('units', unit))
  await inSlices(plan.people, (person) => tx.put('people', person))
  for (const personId of plan.turnedIds) await shutOut(request, tx, personId)
  const after = new Map(plan.people.map((person) => [person._id, person]))
  for (const before of plan.before) await letGo(request, tx, before, after.get(before._id) ?? before, null)
}

/** In how many matters something is open with those who are retired: asked by so many persons at a time. */
const TOGETHER = 50

async function openMatters({ before, people }: ImportPlan, { ports: { store } }: Request): Promise<number> {
  const retired = new Set(people.filter(({ active }) => !active).map(({ _id }) => _id))
  const keys = before.filter(({ _id, active }) => active && retired.has(_id)).map(({ _id }) => toPerson(_id))
  let sum = 0
  for (let start = 0; start < keys.length; start += TOGETHER)
    sum += await store.count('register', openIn({ circle: { $in: keys.slice(start, start + TOGETHER) } }).filter)
  return sum
}

/** So many of those who leave are looked after at once; the timed job goes on. */
const AT_ONCE = 50

/**
 * All of the workbook or, when a line has an error or it is only tried, nothing. NOT_FOUND for another's file,
 * WORKBOOK_UNREADABLE, WORKBOOK_TOO_LARGE, WORKBOOKS_BUSY. What is open with who is retired is handed over.
 */
export const directoryImport: FollowedCommand<'directory.import'> = {
  run: (input, request, tx) => importWorkbook(input, request, tx),
  follow: async ({ dryRun }, request) => {
    if (dryRun) return
    const left = await request.ports.store.find('handovers', { filter: {}, sort: [['at', -1]], limit: AT_ONCE })
    await goOn(
      request,
      left.map(({ _id }) => _id),
    )
  },
}

const importWorkbook: CommandHandler<'directory.import'> = async ({ fileId, dryRun }, request, tx) => {
  const { ports, caller, reference, now } = request
  const file = await tx.get('evidence', fileId)
  if (!file || file.unsettled || file.uploadedBy !== caller.personId) return refuse('NOT_FOUND', 'fileId')
  const workbook = await ports.workbooks.read(() => ports.files.read(file.sha256))
  if (isRefusal(workbook)) return workbook
  // Read before the directory: a change by someone else in between makes the transaction run again.
  await tx.get('counters', 'directory')
  const directory = await reference.directory()
  const plan = await planImport(workbook, directory, { newId: ports.newId, now })
  const { errors } = plan.report
  if (errors.length === 0 && (await leavesNobody(request, directory, plan.people)))
    errors.push({
      sheet: SHEETS.people.name,
      row: 0,
      column: '状态',
      message: SENTENCES.LAST_HOLDER,
      also: [],
      times: 1,
    })
  if (!dryRun && errors.length === 0) await write(plan, request, tx)
  return { dryRun, ...plan.report, openMatters: await openMatters(plan, request) }
}
