import { Context } from 'mingo/core'
import * as expressions from 'mingo/operators/expression'
import * as projections from 'mingo/operators/projection'
import { Query } from 'mingo/query'
import type { Document } from '../../database/types'
import { failed } from '../errors'

const context = Context.init().addProjectionOps(projections).addExpressionOps(expressions)

/** The fields that a get asks for: inclusion or exclusion, `$slice`, `$elemMatch`, computed ones. */
export function project(documents: Document[], projection: Record<string, unknown>): object[] {
  if (Object.keys(projection).length === 0) return documents
  try {
    return new Query({}, { context } as never).find<object>(documents as never, projection as never).all()
  } catch (error) {
    throw failed(`[InvalidParameter] ${(error as Error).message}`)
  }
}
