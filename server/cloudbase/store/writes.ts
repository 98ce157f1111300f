import { own } from '../../../domain/own'
import type { Manifest } from '../../collections'
import { TOUCHED } from './touched'
import type { Doc, Wire } from './wire'

/** A document as a transaction leaves it; `add` when it must not be there yet, null when it is to be gone. */
export interface Write {
  collection: string
  id: string
  document: Doc | null
  add: boolean
}

/** A document that a transaction looked at and did not write. */
export interface Read {
  collection: string
  id: string
  found: boolean
}

/** Documents that one request carries. */
const AT_ONCE = 50

const valueAt = (document: Doc, path: string): unknown =>
  path.split('.').reduce<unknown>((part, key) => own(part as Record<string, unknown> | null | undefined, key), document)

/** What no other document may hold at the same time, as texts. */
function keysOf(manifest: Manifest, collection: string, document: Doc): string[] {
  const unique = own(manifest, collection)?.indexes.filter(({ unique }) => unique) ?? []
  return unique.flatMap(({ name, fields, multikey }) => {
    const values = Object.keys(fields).map((path) => {
      const value = valueAt(document, path) ?? null
      return path === multikey && Array.isArray(value) ? value : [value]
    })
    const all = values.reduce<unknown[][]>((rows, each) => rows.flatMap((row) => each.map((v) => [...row, v])), [[]])
    return all.map((row) => `${name} ${JSON.stringify(row)}`)
  })
}

const grouped = <T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}

/**
 * Ids of documents whose unique key another of this transaction takes over. MongoDB checks keys at each write, the port
 * at the commit: these are taken away first and written anew.
 */
async function handedOver(
  wire: Wire,
  manifest: Manifest,
  collection: string,
  written: readonly Doc[],
): Promise<string[]> {
  if (written.length < 2 || !own(manifest, collection)?.indexes.some(({ unique }) => unique)) return []
  const taker = new Map(written.flatMap((doc) => keysOf(manifest, collection, doc).map((key) => [key, doc._id])))
  const givers: string[] = []
  for (const { _id } of written) {
    const before = await wire.get(collection, _id)
    const given = before ? keysOf(manifest, collection, before) : []
    if (given.some((key) => (taker.get(key) ?? _id) !== _id)) givers.push(_id)
  }
  return givers
}

/** Writes what a transaction leaves, in an order in which no unique key is held twice. */
export async function sendWrites(wire: Wire, manifest: Manifest, writes: readonly Write[]): Promise<void> {
  for (const { collection, id, document } of writes) if (!document) await wire.remove(collection, id)
  for (const [collection, group] of grouped(writes, ({ collection }) => collection)) {
    const put = group.flatMap(({ document, add }) => (document && !add ? [document] : []))
    for (const id of await handedOver(wire, manifest, collection, put)) await wire.remove(collection, id)
    for (const document of put) await wire.set(collection, document)
    const added = group.flatMap(({ document, add }) => (document && add ? [document] : []))
    for (let i = 0; i < added.length; i += AT_ONCE) await wire.add(collection, added.slice(i, i + AT_ONCE))
  }
}

/** Makes the transaction lose when another has meanwhile written what it only read, or made what it found missing. */
export async function guardReads(wire: Wire, reads: readonly Read[]): Promise<void> {
  for (const { collection, id, found } of reads) {
    if (found) await wire.touch(collection, id)
    else {
      await wire.add(collection, [{ _id: id, [TOUCHED]: true }])
      await wire.remove(collection, id)
    }
  }
}
