import type { ImportChange } from '../../../domain/people/contract'
import type { Front, Person, Unit } from '../../../domain/people/person'
import { canonicalJson } from '../../../domain/trail/canonical'
import { SHEETS } from '../../workbooks/directorySheets'

/** More are counted, not named. */
const MAX_CHANGES = 200

type Columns<T> = readonly (readonly [field: keyof T, column: string])[]

const UNITS: Columns<Unit> = [
  ['name', '名称'],
  ['shortName', '简称'],
  ['kind', '类别'],
  ['frontId', '战线'],
  ['order', '排序'],
]
const FRONTS: Columns<Front> = [
  ['name', '名称'],
  ['leaderId', '区领导'],
  ['liaisonId', '联络员'],
  ['order', '排序'],
]
const PEOPLE: Columns<Person> = [
  ['name', '姓名'],
  ['unitId', '单位'],
  ['title', '职务'],
  ['mobile', '手机号'],
  ['roles', '角色'],
  ['active', '状态'],
]

const differing = <T>(before: T, after: T, columns: Columns<T>): string[] =>
  columns.flatMap(([field, column]) =>
    canonicalJson(before[field] as never) === canonicalJson(after[field] as never) ? [] : [column],
  )

function changeOf<T extends Unit | Front | Person>(
  sheet: string,
  [before, after]: Change<T>,
  columns: Columns<T>,
): ImportChange {
  const kind =
    before === undefined ? 'added' : !('active' in after) || !('active' in before) ? 'changed' : turned(before, after)
  return {
    sheet,
    name: after.name,
    unitName: null,
    kind,
    columns: before === undefined ? [] : differing(before, after, columns),
  }
}

const turned = (before: { active: boolean }, after: { active: boolean }): ImportChange['kind'] =>
  before.active === after.active ? 'changed' : after.active ? 'restored' : 'retired'

/** A document as it was, if it was, and as it would be. */
type Change<T> = readonly [before: T | undefined, after: T]

interface Changed {
  units: readonly Change<Unit>[]
  fronts: readonly Change<Front>[]
  people: readonly Change<Person>[]
}

/** What an import would write, by name: those who leave first, since their work goes to others. */
export function changesIn(
  { units, fronts, people }: Changed,
  unitName: (unitId: string) => string | null,
): ImportChange[] {
  const persons = people.map((each) => ({
    ...changeOf(SHEETS.people.name, each, PEOPLE),
    unitName: unitName(each[1].unitId),
  }))
  const leaving = persons.filter(({ kind }) => kind === 'retired')
  return [
    ...leaving,
    ...units.map((each) => changeOf(SHEETS.units.name, each, UNITS)),
    ...fronts.map((each) => changeOf(SHEETS.fronts.name, each, FRONTS)),
    ...persons.filter(({ kind }) => kind !== 'retired'),
  ].slice(0, MAX_CHANGES)
}
