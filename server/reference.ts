import type { Calendar } from '../domain/clock/calendar'
import type { Directory, Front, Person, Unit } from '../domain/people/person'
import type { RulePack } from '../domain/rules/pack'
import type { CollectionName, Documents } from './collections'

import type { Store, Transaction } from './ports'

/** The whole directory in memory with look-ups; reloaded when its version in the store has changed. */
export interface DirectorySnapshot extends Directory {
  version: number
  units: readonly Unit[]
  fronts: readonly Front[]
  people: readonly Person[]
}

/** Reference data that nearly every operation needs, cached by version. */
export interface Reference {
  directory(): Promise<DirectorySnapshot>
  calendar(): Promise<Calendar>
  /** The pack in force, or the given version. */
  rules(version?: number): Promise<RulePack>
}

/** Counters whose number says which state of the reference data is in force. */
export type ReferenceVersion = 'directory' | 'calendar' | 'rules'

/** The version in force; 0 before the first was written. */
export const versionOf = async (store: Pick<Store, 'get'>, name: ReferenceVersion): Promise<number> =>
  (await store.get('counters', name))?.last ?? 0

/** Gives the next version, inside the transaction that writes what it stands for. */
export const nextVersion = async (tx: Transaction, name: ReferenceVersion): Promise<number> => {
  const last = ((await tx.get('counters', name))?.last ?? 0) + 1
  await tx.put('counters', { _id: name, last })
  return last
}

const PAGE = 1000

async function allOf<N extends CollectionName>(store: Store, collection: N): Promise<Documents[N][]> {
  const all: Documents[N][] = []
  for (;;) {
    const last = all.at(-1)
    const page = await store.find(collection, { filter: {}, limit: PAGE, ...(last && { after: [last._id] }) })
    all.push(...page)
    if (page.length < PAGE) return all
  }
}

const byId = <T extends { _id: string }>(documents: readonly T[]): ReadonlyMap<string, T> =>
  new Map(documents.map((document) => [document._id, document]))

/** The directory with its look-ups. Retired people are found by id, never by address. */
export function directoryOf(
  version: number,
  units: readonly Unit[],
  fronts: readonly Front[],
  people: readonly Person[],
): DirectorySnapshot {
  const unitById = byId(units)
  const frontById = byId(fronts)
  const personById = byId(people)
  const byAddress = new Map<string, Person[]>()
  const byUnit = new Map<string, Person[]>()
  for (const person of people.filter(({ active }) => active)) {
    byUnit.set(person.unitId, [...(byUnit.get(person.unitId) ?? []), person])
    for (const address of person.addresses) {
      const there = byAddress.get(address)
      if (there) there.push(person)
      else byAddress.set(address, [person])
    }
  }
  return {
    version,
    units,
    fronts,
    people,
    unit: (id) => unitById.get(id),
    front: (id) => frontById.get(id),
    person: (id) => personById.get(id),
    inUnit: (unitId) => byUnit.get(unitId) ?? [],
    at: (address) => byAddress.get(address) ?? [],
  }
}

async function loadDirectory(store: Store, version: number): Promise<DirectorySnapshot> {
  const [units, fronts, people] = await Promise.all([
    allOf(store, 'units'),
    allOf(store, 'fronts'),
    allOf(store, 'people'),
  ])
  const inOrder = <T extends { order: number; name: string }>(list: T[]): T[] =>
    list.sort((a, b) => a.order - b.order || (a.name < b.name ? -1 : 1))
  return directoryOf(version, inOrder(units), inOrder(fronts), people)
}

async function loadCalendar(store: Store): Promise<Calendar> {
  const document = await store.get('calendars', 'current')
  if (!document) throw new Error('the store has no calendar: layFoundation has not run')
  return document.calendar
}

async function loadRules(store: Store, version: number): Promise<RulePack> {
  const document = await store.get('rules', String(version))
  if (!document) throw new Error(`the store has no rule pack ${version}`)
  return document.pack
}

/**
 * Keeps the latest load while its version stays. The version is read before the load, so that what a writer changes
 * in between is at worst loaded once more.
 */
function cached<T>(store: Store, name: ReferenceVersion, load: (version: number) => Promise<T>): () => Promise<T> {
  let kept: { version: number; value: Promise<T> } | undefined
  return async () => {
    const version = await versionOf(store, name)
    if (kept?.version === version) return kept.value
    const loading = { version, value: load(version) }
    kept = loading
    loading.value.catch(() => {
      if (kept === loading) kept = undefined
    })
    return loading.value
  }
}

/** Reference data over a store: each question costs one read of a counter, and a load when that has changed. */
export function createReference(store: Store): Reference {
  const packs = new Map<number, Promise<RulePack>>()
  /** A published pack never changes. */
  const packOf = (version: number): Promise<RulePack> => {
    const known = packs.get(version)
    if (known) return known
    const loading = loadRules(store, version)
    packs.set(version, loading)
    loading.catch(() => packs.delete(version))
    return loading
  }
  return {
    directory: cached(store, 'directory', (version) => loadDirectory(store, version)),
    calendar: cached(store, 'calendar', () => loadCalendar(store)),
    rules: async (version) => packOf(version ?? (await versionOf(store, 'rules'))),
  }
}
