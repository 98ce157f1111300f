import { own } from '../../../domain/own'
import type { Document } from '../../database/types'
import { failed } from '../errors'
import { isSame } from '../query/operators'
import { isPlain, mapLeaves } from '../values/plain'
import { FIELD_OPERATORS, UNSET, type UpdateContext } from './fields'
import { expandPath } from './paths'
import { placeAt } from './places'

interface Part {
  operator: string
  path: string
  operand: unknown
}

/**
 * The document after MongoDB's update operators; the given one stays as it is. As strict as MongoDB: what it refuses
 * (`$inc` on a text, `$push` on a scalar, a field below a scalar or null, two changes of one path) is
 * DATABASE_REQUEST_FAILED. Fields without an operator are `$set`. `filter` tells what `a.$` means.
 */
export function updated(
  document: Document,
  update: unknown,
  filter: Record<string, unknown>,
  context: UpdateContext,
): Document {
  const parts = partsOf(update)
  checkConflicts(parts)
  const result = mapLeaves(document, (leaf) => leaf) as Document
  for (const part of parts) {
    if (part.operator === '$rename') rename(result, part)
    else for (const path of expandPath(result, part.path, filter)) apply(result, path, part, context)
  }
  if (!isSame(result._id, document._id)) {
    throw failed("[FailedOperation] Performing an update on the path '_id' would modify the immutable field '_id'")
  }
  return result
}

function partsOf(update: unknown): Part[] {
  if (!isPlain(update)) throw failed('[InvalidParameter] an update is an object')
  return Object.entries(update).flatMap(([operator, operands]) => {
    if (!operator.startsWith('$')) return [{ operator: '$set', path: operator, operand: operands }]
    if (!Object.hasOwn(FIELD_OPERATORS, operator) && operator !== '$rename') {
      throw failed(`[FailedOperation] Unknown modifier: ${operator}`)
    }
    if (!isPlain(operands)) throw failed(`[FailedOperation] Modifiers operate on fields but ${operator} has none`)
    return Object.entries(operands).map(([path, operand]) => ({ operator, path, operand }))
  })
}

function checkConflicts(parts: readonly Part[]): void {
  const paths = parts.flatMap(({ operator, path, operand }) =>
    operator === '$rename' ? [path, String(operand)] : [path],
  )
  const taken = new Set<string>()
  for (const path of paths.sort((a, b) => a.length - b.length)) {
    const parts = path.split('.')
    const held = parts.map((_, i) => parts.slice(0, i + 1).join('.')).find((prefix) => taken.has(prefix))
    if (held) throw failed(`[FailedOperation] Updating the path '${path}' would create a conflict at '${held}'`)
    taken.add(path)
  }
}

function apply(document: object, path: string[], { operator, operand }: Part, context: UpdateContext): void {
  const { change, makes } = own(FIELD_OPERATORS, operator) as (typeof FIELD_OPERATORS)[string]
  if (operator === '$setOnInsert' && !context.inserting) return
  const place = placeAt(document, path, makes)
  if (!place) return
  const value = change(place.value, operand, path.join('.'), context)
  if (value === UNSET) place.remove()
  else if (value !== undefined) place.put(value)
}

function rename(document: object, { path, operand }: Part): void {
  if (typeof operand !== 'string')
    throw failed(`[FailedOperation] The 'to' field for $rename must be a string: ${path}`)
  const [[from], [to]] = [expandPath(document, path, {}), expandPath(document, operand, {})]
  const place = placeAt(document, from as string[], false)
  if (place?.value === undefined) return
  for (const path of [from, to] as string[][]) checkNoElement(document, path)
  const { value } = place
  place.remove()
  placeAt(document, to as string[], true)?.put(value)
}

/** `$rename` does not reach into lists, neither to take a field from there nor to put it there. */
function checkNoElement(document: object, path: readonly string[]): void {
  const lists = path.slice(1).filter((_, i) => Array.isArray(placeAt(document, path.slice(0, i + 1), false)?.value))
  if (lists.length > 0) throw failed(`[FailedOperation] $rename: '${path.join('.')}' cannot be in an array element`)
}
