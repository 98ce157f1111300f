import { own, setOwn } from '../../../domain/own'
import { failed } from '../errors'
import { isPlain } from '../values/plain'

/** A field or an element in a document that is being changed. */
export interface Place {
  /** Undefined when it is not there. */
  value: unknown
  put(value: unknown): void
  remove(): void
}

type Holder = Record<string, unknown> | unknown[]

const isPosition = (part: string): boolean => /^\d+$/.test(part)
/** As MongoDB: a hole in front of a new element is filled with null, up to so many. */
const MAX_PADDING = 1_500_000

/**
 * The place at a path. With `make`, objects are made on the way where nothing is; a scalar, null or a list on the way is
 * DATABASE_REQUEST_FAILED. Without, null when the path leads nowhere.
 */
export function placeAt(document: object, path: readonly string[], make: boolean): Place | null {
  let holder = document as Holder
  for (const [i, part] of path.slice(0, -1).entries()) {
    const next = child(holder, part)
    if (isHolder(next)) {
      holder = next
      continue
    }
    if (!make) return null
    if (next !== undefined || !canHold(holder, part)) throw cannotCreate(path, i + (next === undefined ? 0 : 1), holder)
    const made = {}
    put(holder, part, made)
    holder = made
  }
  const last = path.at(-1) as string
  if (!canHold(holder, last)) {
    if (!make) return null
    throw cannotCreate(path, path.length - 1, holder)
  }
  return {
    value: child(holder, last),
    put: (value) => put(holder, last, value),
    remove: () => remove(holder, last),
  }
}

const isHolder = (value: unknown): value is Holder => Array.isArray(value) || isPlain(value)

const canHold = (holder: Holder, part: string): boolean => !Array.isArray(holder) || isPosition(part)

function child(holder: Holder, part: string): unknown {
  if (Array.isArray(holder)) return isPosition(part) ? holder[Number(part)] : undefined
  return own(holder, part)
}

function put(holder: Holder, part: string, value: unknown): void {
  if (!Array.isArray(holder)) {
    setOwn(holder, part, value)
    return
  }
  const position = Number(part)
  if (position - holder.length > MAX_PADDING)
    throw failed(`[FailedOperation] cannot backfill array to position ${part}`)
  while (holder.length < position) holder.push(null)
  holder[position] = value
}

/** An element that is unset becomes null: the others keep their positions. */
function remove(holder: Holder, part: string): void {
  if (!Array.isArray(holder)) delete holder[part]
  else if (Number(part) < holder.length) holder[Number(part)] = null
}

const cannotCreate = (path: readonly string[], at: number, holder: Holder) =>
  failed(
    `[FailedOperation] Cannot create field '${path[at]}' in element {${path[at - 1] ?? ''}: ${JSON.stringify(
      Array.isArray(holder) ? holder : (child(holder, path[at - 1] ?? '') ?? holder),
    )}}`,
  )
