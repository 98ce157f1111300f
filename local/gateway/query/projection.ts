import { own, setOwn } from '../../../domain/own'
import type { Document } from '../../database/types'
import { failed } from '../errors'
import { isPlain } from '../values/plain'
import { evaluate } from './expressions'
import { compileElement } from './matcher'

/** Field to what is wanted of it: true (all), or what is wanted below it. */
type Tree = Map<string, Tree | true>

/** A field that is not taken over as it stands. */
type Change = (document: object) => unknown

interface Plan {
  including: boolean
  paths: Tree
  id: boolean
  changes: readonly (readonly [path: string, change: Change])[]
}

/**
 * The fields that a get asks for, as MongoDB's find does it: inclusion or exclusion, `$slice`, `$elemMatch`, computed
 * fields. `$slice` alone leaves all other fields in. Throws DATABASE_REQUEST_FAILED when both kinds are mixed.
 */
export function project(documents: Document[], projection: Record<string, unknown>): object[] {
  if (Object.keys(projection).length === 0) return documents
  const plan = planOf(projection)
  return documents.map((document) => projected(document, plan))
}

function planOf(projection: Record<string, unknown>): Plan {
  const entries = flat(projection).filter(([path]) => path !== '_id')
  const flags = entries.filter(([, value]) => isFlag(value))
  const wanted = flags.filter(([, value]) => Boolean(value))
  if (wanted.length > 0 && wanted.length < flags.length)
    throw failed('[InvalidParameter] Cannot do exclusion on a field in inclusion projection')
  const changes = entries.flatMap(([path, value]) => (isFlag(value) ? [] : [[path, changeOf(path, value)] as const]))
  const onlySlices = entries.every(([, value]) => isFlag(value) || (isPlain(value) && '$slice' in value))
  const including =
    wanted.length > 0 || (flags.length === 0 && (entries.length === 0 ? Boolean(projection._id) : !onlySlices))
  const paths = treeOf(flags.map(([path]) => path))
  if (including) for (const [path] of changes) add(paths, path.split('.'))
  return { including, paths, id: projection._id === undefined || Boolean(projection._id), changes }
}

/** `{a: {b: 1}}` says the same as `{'a.b': 1}`. */
const flat = (projection: Record<string, unknown>, prefix = ''): [string, unknown][] =>
  Object.entries(projection).flatMap(([key, value]) =>
    isPlain(value) && !Object.keys(value).some((each) => each.startsWith('$'))
      ? flat(value, `${prefix}${key}.`)
      : [[`${prefix}${key}`, value] as [string, unknown]],
  )

const isFlag = (value: unknown): boolean => typeof value === 'number' || typeof value === 'boolean'

function treeOf(paths: readonly string[]): Tree {
  const tree: Tree = new Map()
  for (const path of paths) add(tree, path.split('.'))
  return tree
}

function add(tree: Tree, [part = '', ...rest]: readonly string[]): void {
  const below = tree.get(part)
  if (below === true) return
  if (rest.length === 0) {
    tree.set(part, true)
    return
  }
  const next: Tree = below ?? new Map()
  tree.set(part, next)
  add(next, rest)
}

function projected(document: Document, { including, paths, id, changes }: Plan): object {
  const { _id, ...fields } = document
  const kept = (including ? include(fields, paths) : exclude(fields, paths)) as Record<string, unknown>
  for (const [path, change] of changes) replace(kept, path.split('.'), change(document))
  return id ? { _id, ...kept } : kept
}

/** In lists every object is treated alike; what is no object has no such field. */
function include(value: unknown, tree: Tree): unknown {
  if (Array.isArray(value))
    return value.filter((each) => isPlain(each) || Array.isArray(each)).map((each) => include(each, tree))
  const fields = Object.entries(value as object).flatMap(([key, each]) => {
    const below = tree.get(key)
    if (below === undefined) return []
    if (below === true) return [[key, each] as const]
    return isPlain(each) || Array.isArray(each) ? [[key, include(each, below)] as const] : []
  })
  return Object.fromEntries(fields)
}

function exclude(value: unknown, tree: Tree): unknown {
  if (Array.isArray(value)) return value.map((each) => exclude(each, tree))
  if (!isPlain(value)) return value
  const fields = Object.entries(value).flatMap(([key, each]) => {
    const below = tree.get(key)
    if (below === true) return []
    return [[key, below ? exclude(each, below) : each] as const]
  })
  return Object.fromEntries(fields)
}

/** Puts the value where the path leads, in copies; a value that is undefined takes the field away. */
function replace(holder: Record<string, unknown>, [part = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length > 0) {
    const there = own(holder, part)
    const below = isPlain(there) ? { ...there } : {}
    setOwn(holder, part, below)
    replace(below, rest, value)
  } else if (value === undefined) delete holder[part]
  else setOwn(holder, part, value)
}

function changeOf(path: string, value: unknown): Change {
  const at: Change = (document) =>
    path.split('.').reduce((found: unknown, part) => (isPlain(found) ? own(found, part) : undefined), document)
  if (isPlain(value) && '$slice' in value) {
    const slice = sliceOf(value.$slice)
    return (document) => {
      const list = at(document)
      return Array.isArray(list) ? slice(list) : list
    }
  }
  if (isPlain(value) && '$elemMatch' in value) {
    const test = compileElement(value.$elemMatch)
    return (document) => {
      const list = at(document)
      const first = Array.isArray(list) ? list.findIndex(test) : -1
      return first < 0 ? undefined : [(list as unknown[])[first]]
    }
  }
  return (document) => evaluate(document, value)
}

function sliceOf(operand: unknown): (list: unknown[]) => unknown[] {
  if (Number.isInteger(operand)) {
    const count = operand as number
    return (list) => (count < 0 ? list.slice(count) : list.slice(0, count))
  }
  const [skip, count] = Array.isArray(operand) ? (operand as unknown[]) : []
  if (!Number.isInteger(skip) || !Number.isInteger(count) || (count as number) < 1) {
    throw failed('[InvalidParameter] $slice takes a number, or how many to skip and how many to give')
  }
  return (list) => {
    const start = (skip as number) < 0 ? Math.max(0, list.length + (skip as number)) : (skip as number)
    return list.slice(start, start + (count as number))
  }
}
