import { type Context, evalExpr } from 'mingo/core'
import { Lazy } from 'mingo/lazy'
import * as stages from 'mingo/operators/pipeline'
import * as projections from 'mingo/operators/projection'
import * as windows from 'mingo/operators/window'
import { parsePath } from '../../database/paths'
import { compareValues } from '../../database/values'
import { expressionContext } from '../query/expressions'
import { withPaths } from '../query/fieldPaths'
import { compileFilter } from '../query/matcher'
import { compileAddition, compileProjection } from '../query/projection'
import { sortKeyAt } from '../query/sortKeys'
import type { Operator } from '../query/textExpressions'
import { isPlain } from '../values/plain'

type Stage = typeof stages.$match
/** One of mingo's, whatever form its operand has. */
type AnyStage = (documents: Parameters<Stage>[0], spec: never, options: Parameters<Stage>[2]) => ReturnType<Stage>

/** Stands in place of a group's key that has fields; no operator of MongoDB's bears the name. */
const GROUP_KEY = '$_groupKey'

const match: Stage = (documents, filter, options) => {
  const test = compileFilter(filter, options)
  return documents.filter((document) => test(document))
}

/** MongoDB's order, and of lists their least or greatest element, where mingo reverses the whole. */
const sort: Stage = (documents, order) => {
  const keys = Object.entries(isPlain(order) ? order : {}) as [string, 1 | -1][]
  if (keys.length === 0 || !keys.every(([, direction]) => direction === 1 || direction === -1)) {
    throw new Error('$sort takes paths, each with 1 or -1')
  }
  const paths = keys.map(([path, direction]) => [parsePath(path), direction] as const)
  const keysOf = (document: unknown) => paths.map(([path, direction]) => sortKeyAt(document, path, direction))
  return documents.transform((list) => {
    const ranked = list.map((document) => ({ document, keys: keysOf(document) }))
    ranked.sort((a, b) =>
      paths.reduce((result, [, direction], i) => result || compareValues(a.keys[i], b.keys[i]) * direction, 0),
    )
    return Lazy(ranked.map(({ document }) => document))
  })
}

/** Of nothing MongoDB gives no row, mingo one with 0. */
const count: Stage = (documents, name) =>
  documents.transform((list) => Lazy(list.length === 0 ? [] : [{ [String(name)]: list.length }]))

/** As MongoDB explains it: a group by a switch over the bounds, of which the lower one counts. mingo's is off by one. */
const bucket: Stage = (documents, spec, options) => {
  const { groupBy, boundaries, default: otherwise, output = { count: { $sum: 1 } } } = isPlain(spec) ? spec : {}
  if (!Array.isArray(boundaries) || boundaries.length < 2) throw new Error('$bucket needs two boundaries or more')
  const branches = boundaries.slice(0, -1).map((lower, i) => ({
    case: { $and: [{ $gte: [groupBy, lower] }, { $lt: [groupBy, boundaries[i + 1]] }] },
    // biome-ignore lint/suspicious/noThenProperty: MongoDB's own word
    then: { $literal: lower },
  }))
  const refuse = { $toInt: 'a value that belongs to no bucket, and there is no default' }
  const switched = { $switch: { branches, default: otherwise === undefined ? refuse : { $literal: otherwise } } }
  const grouped = group(documents, { _id: switched, ...(output as object) } as never, options)
  return sort(grouped, { _id: 1 }, options)
}

const limit: Stage = (documents, most, options) => {
  if (!Number.isInteger(most) || Number(most) < 1) throw new Error('the limit must be positive')
  return stages.$limit(documents, Number(most), options)
}

/** Each document once; mingo may draw one twice. */
const sample: Stage = (documents, spec) => {
  const size = isPlain(spec) ? spec.size : undefined
  if (!Number.isInteger(size) || (size as number) < 1)
    throw new Error('size argument to $sample must be a positive integer')
  return documents.transform((list) => {
    const drawn = list.map((document) => ({ document, place: Math.random() })).sort((a, b) => a.place - b.place)
    return Lazy(drawn.slice(0, size as number).map(({ document }) => document))
  })
}

const projection: Stage = (documents, spec, options) => {
  if (!isPlain(spec) || Object.keys(spec).length === 0)
    throw new Error('projection specification must have at least one field')
  if (Object.values(spec).some((each) => isPlain(each) && Object.keys(each).length === 0))
    throw new Error('an empty object is not a valid value in a projection')
  return documents.map(compileProjection(spec, options) as never)
}

const addFields: Stage = (documents, spec, options) => {
  if (!isPlain(spec)) throw new Error('$addFields takes an object')
  return documents.map(compileAddition(spec, options) as never)
}

/**
 * By one field, a missing value is null; by several, it is left out of the key. mingo tells null and missing apart in both.
 */
const groupKey: Operator = (object, fields, options) => {
  const entries = Object.entries(fields as object).map(([key, each]) => [
    key,
    evalExpr(object as never, each, options as never),
  ])
  if (entries.length === 1) return Object.fromEntries(entries.map(([key, value]) => [key, value ?? null]))
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}

const group: Stage = (documents, spec, options) => {
  const compiled = withPaths(spec) as Record<string, unknown>
  const id = isPlain(compiled) ? compiled._id : undefined
  const ofFields = isPlain(id) && Object.keys(id).length > 0 && !Object.keys(id).some((key) => key.startsWith('$'))
  return stages.$group(documents, (ofFields ? { ...compiled, _id: { [GROUP_KEY]: id } } : compiled) as never, options)
}

/** With the paths in those of its parts that hold expressions; in all when none are named. */
const withPathsIn =
  (stage: AnyStage, ...parts: readonly string[]): Stage =>
  (documents, spec, options) => {
    const change = ([key, value]: [string, unknown]) => [key, parts.includes(key) ? withPaths(value) : value]
    const whole = parts.length === 0 || !isPlain(spec)
    const compiled = whole ? withPaths(spec) : Object.fromEntries(Object.entries(spec).map(change))
    return stage(documents, compiled as never, options)
  }

const unwind: Stage = (documents, spec, options) => {
  const path = isPlain(spec) ? spec.path : spec
  if (typeof path !== 'string' || !path.startsWith('$'))
    throw new Error("path option to $unwind stage should be prefixed with a '$'")
  return stages.$unwind(documents, spec as never, options)
}

/** What would write collections is not offered by the cloud. */
const { $out, $merge, ...read } = stages

const OWN = {
  $match: match,
  $sort: sort,
  $count: count,
  $bucket: bucket,
  $limit: limit,
  $sample: sample,
  $project: projection,
  $addFields: addFields,
  $set: addFields,
  $group: group,
  $unwind: unwind,
  $bucketAuto: withPathsIn(stages.$bucketAuto, 'groupBy', 'output'),
  $graphLookup: withPathsIn(stages.$graphLookup, 'startWith'),
  $lookup: withPathsIn(stages.$lookup, 'let'),
  $redact: withPathsIn(stages.$redact),
  $replaceRoot: withPathsIn(stages.$replaceRoot),
  $replaceWith: withPathsIn(stages.$replaceWith),
  $setWindowFields: withPathsIn(stages.$setWindowFields, 'partitionBy', 'output'),
  $sortByCount: withPathsIn(stages.$sortByCount),
}

export const pipelineContext = (): Context =>
  expressionContext()
    .addExpressionOps({ [GROUP_KEY]: groupKey } as never)
    .addProjectionOps(projections)
    .addWindowOps(windows)
    .addPipelineOps(OWN as never)
    .addPipelineOps(read)
