import type { PersonRow } from '../../../domain/people/contract'
import { ROLE_WORDS, type Role } from '../../../domain/roles'

export type Found = Omit<PersonRow, 'mobile' | 'bound'>

export interface PersonLine {
  id: string
  name: string
  /** Post and unit, or what the person does in the system. */
  note: string
  chosen: boolean
}

const holds = (person: Found, role: string): boolean => person.roles.some((grant) => grant.role === role)

const noteOf = (person: Found, inOneUnit: boolean): string => {
  const roles = [...new Set(person.roles.map(({ role }) => ROLE_WORDS[role]))].join('、')
  const left = person.active ? '' : '已停用'
  return [inOneUnit ? '' : person.unitName, person.title || roles, left].filter(Boolean).join(' · ')
}

interface Wanted {
  role: Role | ''
  oneUnit: boolean
  chosen: string[]
  suggested: { id: string; name: string }[]
}

/** People as lines: the suggested ones, then those with `role`, then the rest as the server sorted them. */
export const linesOf = (people: Found[], { role, oneUnit, chosen, suggested }: Wanted): PersonLine[] => {
  const first = people.filter((person) => role !== '' && holds(person, role))
  const sorted = [...first, ...people.filter((person) => !first.includes(person))]
  const found = sorted.map((person) => ({ id: person.id, name: person.name, note: noteOf(person, oneUnit) }))
  const near = suggested.flatMap(({ id }) => found.find((line) => line.id === id) ?? [])
  const far = found.filter(({ id }) => !suggested.some((each) => each.id === id))
  return [...near, ...far].map((line) => ({ ...line, chosen: chosen.includes(line.id) }))
}
