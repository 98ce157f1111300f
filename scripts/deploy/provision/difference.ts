import { isDeepStrictEqual } from 'node:util'
import { own, owns } from '../../../domain/own'
import { type IndexSpec, RETIRED } from '../../../server/collections'
import type { StandingIndex } from '../manager'
import type { Standing } from './standing'
import { COLLECTION_RULE, STORAGE_RULE, WANTED } from './wanted'

/**
 * One thing that is to be made (`collection`, `index`, `rule`, `storage`), stands as wanted (`stands`), is an index that
 * an older version wanted and would stand in the way (`retired`), is there and belongs to nobody (`unknown`), or is there
 * and other than wanted (`differs`). The last two are only told: what is there is dropped by a person.
 */
export type Step =
  | { kind: 'collection'; collection: string }
  | { kind: 'index'; collection: string; index: IndexSpec }
  | { kind: 'rule'; collection: string; from: string | null }
  | { kind: 'storage'; from: string }
  | { kind: 'retired'; collection: string; name: string }
  | { kind: 'stands' | 'unknown' | 'differs'; what: string }

/** What has to be done so that the environment is as the manifest wants it, in the order of doing. */
export function differenceTo(standing: Standing): Step[] {
  const steps = Object.entries(WANTED).flatMap(([name, { indexes }]) => collectionSteps(standing, name, indexes))
  const unknown = [...standing.collections.keys()].filter((name) => !owns(WANTED, name))
  return [
    ...steps,
    ...unknown.map((what): Step => ({ kind: 'unknown', what })),
    isDeepStrictEqual({ ...standing.storage }, { ...STORAGE_RULE })
      ? { kind: 'stands', what: 'storage' }
      : { kind: 'storage', from: standing.storage.acl },
  ]
}

function collectionSteps({ collections }: Standing, collection: string, wanted: readonly IndexSpec[]): Step[] {
  const found = collections.get(collection)
  const steps: Step[] = [found ? { kind: 'stands', what: collection } : { kind: 'collection', collection }]
  if (found?.rule !== COLLECTION_RULE) steps.push({ kind: 'rule', collection, from: found?.rule ?? null })
  const there = new Map((found?.indexes ?? []).map((index) => [index.Name, index]))
  for (const index of wanted) steps.push(indexStep(collection, index, there.get(index.name)))
  const known = new Set(wanted.map(({ name }) => name))
  const retired = own<readonly string[]>(RETIRED, collection) ?? []
  for (const name of there.keys())
    if (retired.includes(name)) steps.push({ kind: 'retired', collection, name })
    else if (!known.has(name)) steps.push({ kind: 'unknown', what: `${collection}.${name}` })
  return steps
}

function indexStep(collection: string, index: IndexSpec, there: StandingIndex | undefined): Step {
  if (!there) return { kind: 'index', collection, index }
  return { kind: isSame(index, there) ? 'stands' : 'differs', what: `${collection}.${index.name}` }
}

/** The API does not tell whether a standing index is sparse; keys, their order, directions and uniqueness it does. */
const isSame = ({ fields, unique = false }: IndexSpec, there: StandingIndex): boolean =>
  unique === there.Unique &&
  isDeepStrictEqual(
    Object.entries(fields),
    there.Keys.map(({ Name, Direction }) => [Name, Number(Direction)]),
  )
