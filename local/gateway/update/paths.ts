import { failed } from '../errors'
import { compileCondition, compileElement } from '../query/matcher'
import { isPlain } from '../values/plain'
import { placeAt } from './places'

/** `a.$.b` and `a.$[].b` as the paths they mean in this document; any other path as itself. */
export function expandPath(document: object, path: string, filter: Record<string, unknown>): string[][] {
  const parts = path.split('.')
  if (parts.some((part) => part === '' || part === '__proto__')) {
    throw failed(`[FailedOperation] The update path '${path}' contains an empty or forbidden field name`)
  }
  return expand(document, parts, filter)
}

function expand(document: object, parts: string[], filter: Record<string, unknown>): string[][] {
  const at = parts.findIndex((part) => part.startsWith('$'))
  if (at < 0) return [parts]
  const [before, after, sign] = [parts.slice(0, at), parts.slice(at + 1), parts[at]]
  const list = at > 0 ? placeAt(document, before, false)?.value : undefined
  const path = before.join('.')
  if (sign === '$') return expand(document, [...before, String(matched(list, path, filter)), ...after], filter)
  if (sign !== '$[]')
    throw failed(`[FailedOperation] No array filter found for identifier in path '${parts.join('.')}'`)
  if (!Array.isArray(list)) throw failed(`[FailedOperation] Cannot apply array updates to non-array element ${path}`)
  return list.flatMap((_, i) => expand(document, [...before, String(i), ...after], filter))
}

/** The position of the first element that made the filter match. */
function matched(list: unknown, path: string, filter: Record<string, unknown>): number {
  const tests = Array.isArray(list) ? conditionsOn(path, filter) : []
  const position =
    tests.length === 0 ? -1 : (list as unknown[]).findIndex((element) => tests.every((test) => test(element)))
  if (position < 0)
    throw failed('[FailedOperation] The positional operator did not find the match needed from the query.')
  return position
}

function conditionsOn(path: string, filter: Record<string, unknown>): ((element: unknown) => boolean)[] {
  return Object.entries(filter).flatMap(([key, condition]) => {
    if (key === '$and') return (condition as Record<string, unknown>[]).flatMap((each) => conditionsOn(path, each))
    if (key === path) return [elementTest(condition)]
    return key.startsWith(`${path}.`) ? [compileElement({ [key.slice(path.length + 1)]: condition })] : []
  })
}

function elementTest(condition: unknown): (element: unknown) => boolean {
  if (isPlain(condition) && '$elemMatch' in condition) return compileElement(condition.$elemMatch)
  const test = compileCondition(condition)
  return (element) => test([element])
}
