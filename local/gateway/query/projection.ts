import { own, setOwn } from '../../../domain/own'
import type { Document } from '../../database/types'
import { failed } from '../errors'
import { isPlain } from '../values/plain'
import { compileExpression } from './expressions'
import { compileElement } from './matcher'

/** A field that is not taken over as it stands; undefined takes it away. */
type Change = (document: unknown) => unknown

/** Field to what is wanted of it: all, a change, or what is wanted below it. */
type Tree = Map<string, Tree | Change | true>

interface Plan {
  including: boolean
  tree: Tree
}

/**
 * The fields that a get or `$project` asks for, as MongoDB does it: inclusion or exclusion, `$slice`, `$elemMatch`, computed
 * fields. `$slice` alone leaves all other fields in. Throws DATABASE_REQUEST_FAILED when both kinds are mixed. `options` are
 * mingo's within a pipeline.
 */
export function compileProjection(
  projection: Record<string, unknown>,
  options?: unknown,
): (document: object) => object {
  const plan = planOf(projection, options)
  return (document) => applied(document, plan.tree, plan.including, document) as object
}

/** As `$addFields`: what is computed is put into every object of a list, and in place of what can hold no field. */
export function compileAddition(fields: Record<string, unknown>, options?: unknown): (document: object) => object {
  const tree: Tree = new Map()
  for (const [path, value] of flat(fields)) add(tree, path.split('.'), compileExpression(value, options))
  return (document) => applied(document, tree, false, document) as object
}

export const project = (documents: Document[], projection: Record<string, unknown>): object[] =>
  Object.keys(projection).length === 0 ? documents : documents.map(compileProjection(projection))

function planOf(projection: Record<string, unknown>, options: unknown): Plan {
  const entries = flat(projection)
  const id = entries.find(([path]) => path === '_id')?.[1]
  const others = entries.filter(([path, value]) => path !== '_id' || !isFlag(value))
  const flags = others.filter(([, value]) => isFlag(value))
  const wanted = flags.filter(([, value]) => Boolean(value))
  if (wanted.length > 0 && wanted.length < flags.length)
    throw failed('[InvalidParameter] Cannot do exclusion on a field in inclusion projection')
  const onlySlices = others.every(([, value]) => isFlag(value) || isSlice(value))
  const including = wanted.length > 0 || (flags.length === 0 && (others.length === 0 ? Boolean(id) : !onlySlices))
  const tree: Tree = new Map()
  const named = others.some(([path]) => path === '_id' || path.startsWith('_id.'))
  if (!named && (id === undefined || Boolean(id)) === including) tree.set('_id', true)
  for (const [path, value] of others) add(tree, path.split('.'), isFlag(value) ? true : changeOf(path, value, options))
  return { including, tree }
}

/** `{a: {b: 1}}` says the same as `{'a.b': 1}`. */
const flat = (projection: Record<string, unknown>, prefix = ''): [string, unknown][] =>
  Object.entries(projection).flatMap(([key, value]) =>
    isPlain(value) && Object.keys(value).length > 0 && !Object.keys(value).some((each) => each.startsWith('$'))
      ? flat(value, `${prefix}${key}.`)
      : [[`${prefix}${key}`, value] as [string, unknown]],
  )

const isFlag = (value: unknown): boolean => typeof value === 'number' || typeof value === 'boolean'

function add(tree: Tree, [part = '', ...rest]: readonly string[], wanted: Change | true): void {
  const below = tree.get(part)
  if (below !== undefined && (rest.length === 0 || !(below instanceof Map)))
    throw failed(`[InvalidParameter] path collision at ${part}`)
  if (rest.length === 0) {
    tree.set(part, wanted)
    return
  }
  const next: Tree = below instanceof Map ? below : new Map()
  tree.set(part, next)
  add(next, rest, wanted)
}

const computes = (tree: Tree): boolean =>
  [...tree.values()].some((each) => typeof each === 'function' || (each instanceof Map && computes(each)))

/** In lists every object is treated alike; undefined for what is not wanted. */
function applied(value: unknown, tree: Tree, including: boolean, root: object): unknown {
  if (Array.isArray(value)) {
    return value.map((each) => applied(each, tree, including, root)).filter((each) => each !== undefined)
  }
  if (!isPlain(value)) {
    if (computes(tree)) return applied({}, tree, including, root)
    return including ? undefined : value
  }
  const result = {}
  for (const [key, each] of Object.entries(value)) {
    const found = kept(each, tree.get(key), including, root)
    if (found !== undefined) setOwn(result, key, found)
  }
  for (const [key, below] of tree) {
    const late = typeof below === 'function' ? including || !Object.hasOwn(value, key) : !Object.hasOwn(value, key)
    if (!late || below === true) continue
    const made = typeof below === 'function' ? below(root) : applied(undefined, below, including, root)
    if (made !== undefined) setOwn(result, key, made)
  }
  return result
}

/** What is left of a field that is there; a computed one stands after those that are included. */
function kept(value: unknown, wanted: Tree | Change | true | undefined, including: boolean, root: object): unknown {
  if (wanted === undefined || wanted === true) return (wanted === true) === including ? value : undefined
  if (wanted instanceof Map) return applied(value, wanted, including, root)
  return including ? undefined : wanted(root)
}

function changeOf(path: string, value: unknown, options: unknown): Change {
  const at: Change = (document) =>
    path.split('.').reduce((found, part) => (isPlain(found) ? own(found, part) : undefined), document)
  if (isSlice(value)) {
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
  return compileExpression(value, options)
}

/** With numbers only; with a list before them it is an expression. */
const isSlice = (value: unknown): value is { $slice: unknown } =>
  isPlain(value) && '$slice' in value && [value.$slice].flat().every((each) => typeof each === 'number')

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
