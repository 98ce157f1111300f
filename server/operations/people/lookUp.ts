import type { Person } from '../../../domain/people/person'

/** People under each of some keys, so that looking one up does not go through all of them. */
export type LookUp = (key: string) => readonly Person[]

export function lookUp(people: Iterable<Person>, keysOf: (person: Person) => Iterable<string>): LookUp {
  const found = new Map<string, Person[]>()
  for (const person of people)
    for (const key of new Set(keysOf(person))) {
      const there = found.get(key)
      if (there) there.push(person)
      else found.set(key, [person])
    }
  return (key) => found.get(key) ?? []
}
