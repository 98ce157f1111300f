import type { Context } from 'mingo/core'
import { Lazy } from 'mingo/lazy'
import * as stages from 'mingo/operators/pipeline'
import * as projections from 'mingo/operators/projection'
import * as windows from 'mingo/operators/window'
import { parsePath } from '../../database/paths'
import { compareValues } from '../../database/values'
import { expressionContext } from '../query/expressions'
import { compileFilter } from '../query/matcher'
import { sortKeyAt } from '../query/sortKeys'
import { isPlain } from '../values/plain'

type Stage = typeof stages.$match

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

/** What would write collections is not offered by the cloud. */
const { $out, $merge, ...read } = stages

export const pipelineContext = (): Context =>
  expressionContext()
    .addProjectionOps(projections)
    .addWindowOps(windows)
    .addPipelineOps({ $match: match, $sort: sort })
    .addPipelineOps(read)
