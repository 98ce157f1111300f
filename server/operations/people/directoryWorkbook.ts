import { UNIT_KIND_WORDS } from '../../../domain/people/person'
import type { DirectorySnapshot } from '../../reference'
import { ACTIVE_WORD, grantWords, RETIRED_WORD, type Rows } from '../../workbooks/directorySheets'

/** The type of the workbook, as HTTP names it. */
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** How many of those in office bear each name. */
function namesakes({ people }: DirectorySnapshot): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { active, name } of people) if (active) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}

/** The whole directory as rows of a workbook: the form in which it is imported. */
export function directoryRows(directory: DirectorySnapshot): Rows {
  const named = namesakes(directory)
  const front = (id: string) => directory.front(id)?.name ?? ''
  const unit = (id: string) => directory.unit(id)?.name ?? ''
  /** A name alone where it is one person's, else the mobile number, which import takes as well. */
  const person = (id: string | null): string => {
    const found = id === null ? undefined : directory.person(id)
    if (!found) return ''
    return (named.get(found.name) ?? 0) > 1 && found.mobile ? found.mobile : found.name
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
