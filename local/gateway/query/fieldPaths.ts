import { evalExpr } from 'mingo/core'
import { own } from '../../../domain/own'
import { isPlain } from '../values/plain'
import type { Operator } from './textExpressions'

/** Stands in place of a path; no operator of MongoDB's bears the name. */
const PATH = '$_path'

/**
 * An expression with its paths (`$a.b`, `$$this.b`) read as MongoDB reads them: a number names a field and no element, and
 * lists in lists have no fields. mingo, which evaluates the rest, takes it otherwise.
 */
export function withPaths(expression: unknown): unknown {
  if (typeof expression === 'string') return pathIn(expression)
  if (Array.isArray(expression)) return expression.map(withPaths)
  if (!isPlain(expression) || '$literal' in expression) return expression
  return Object.fromEntries(Object.entries(expression).map(([key, each]) => [key, withPaths(each)]))
}

function pathIn(text: string): unknown {
  if (!text.startsWith('$') || !text.includes('.')) return text
  return { [PATH]: text.split('.') }
}

const followed: Operator = (object, expression, options) => {
  const [head, ...path] = expression as string[]
  return at(evalExpr(object as never, head as never, options as never), path)
}

/** In a list the field of each object that has it. */
function at(value: unknown, [part, ...rest]: readonly string[]): unknown {
  if (part === undefined) return value
  if (Array.isArray(value))
    return value.filter(isPlain).flatMap((each) => {
      const found = at(each, [part, ...rest])
      return found === undefined ? [] : [found as never]
    })
  return isPlain(value) ? at(own(value, part), rest) : undefined
}

export const pathExpressions: Record<string, Operator> = { [PATH]: followed }
