import type { Readable } from 'node:stream'
import type { CollectionName } from '../collections'
import { type Store, StoreError } from '../ports'
import { brokenChain } from './chains'
import type { Source } from './exportArchive'
import { type Closing, isMarker, markerOf, markersIn, nameOf, TRANSFERRED } from './format'
import { hashesOf } from './pages'
import { checkArchive, documentsIn, piecesOf } from './readArchive'
import { TransferError } from './transferError'

/** Documents of one transaction: they have to be sent within its 30 seconds. */
const BATCH = 50
/** Number of a marker whose archive is in the target: from then on the documents may be brought into another shape. */
const FILLED = 1

const NOTHING = async (): Promise<unknown> => undefined

/**
 * Fills a blank target from an archive; `open` is called twice, and each time answers the archive from its beginning.
 * The target says that it is unfinished until the end, and `finish` is part of it; the same archive may then be imported
 * again, and where only `finish` was broken off, that alone is done again. Throws TransferError: NOT_AN_ARCHIVE, ARCHIVE_DAMAGED, ARCHIVE_TOO_NEW, TARGET_NOT_EMPTY and OTHER_IMPORT_UNFINISHED before
 * anything is written, TARGET_DIFFERS when the target does not hold what the archive holds.
 */
export async function importArchive(target: Source, open: () => Readable, finish = NOTHING): Promise<Closing> {
  const { closing } = await checkArchive(open())
  const marker = markerOf(nameOf(closing))
  const { isFilled } = await begin(target.store, marker)
  if (!isFilled) {
    await fill(target, open())
    await compare(target, closing)
    await target.store.transact((tx) => tx.put('counters', { _id: marker, last: FILLED }))
  }
  await finish()
  await target.store.transact((tx) => tx.remove('counters', marker))
  return closing
}

async function begin(store: Store, marker: string): Promise<{ isFilled: boolean }> {
  const found = await markersIn(store)
  if (found.some(({ _id }) => _id !== marker)) throw new TransferError('OTHER_IMPORT_UNFINISHED')
  if (found[0]) return { isFilled: found[0].last === FILLED }
  for (const name of TRANSFERRED) {
    const [any] = await store.find(name, { filter: {}, limit: 1 })
    if (any) throw new TransferError('TARGET_NOT_EMPTY', name)
  }
  await store.transact((tx) => tx.insert('counters', { _id: marker, last: 0 }))
  return { isFilled: false }
}

async function fill({ store, files }: Source, source: Readable): Promise<void> {
  for await (const piece of piecesOf(source)) {
    if (piece.kind === 'documents') await writeAll(store, piece.collection, documentsIn(piece.lines))
    if (piece.kind === 'file') await files.put(piece.bytes, piece.size)
  }
}

async function writeAll(store: Store, collection: CollectionName, documents: { _id: string }[]): Promise<void> {
  for (let from = 0; from < documents.length; from += BATCH)
    await writeBatch(store, collection, documents.slice(from, from + BATCH))
}

/** New documents are sent many at a time; only where an earlier run has left some is each written over. */
async function writeBatch(store: Store, collection: CollectionName, documents: { _id: string }[]): Promise<void> {
  try {
    await store.transact(async (tx) => {
      for (const document of documents) await tx.insert(collection, document as never)
    })
  } catch (error) {
    if (!(error instanceof StoreError && error.code === 'DUPLICATE')) throw error
    await store.transact(async (tx) => {
      for (const document of documents) await tx.put(collection, document as never)
    })
  }
}

const markersAmong = async (store: Store, name: CollectionName): Promise<number> =>
  name === 'counters' ? (await markersIn(store)).filter(({ _id }) => isMarker(name, _id)).length : 0

/** The target holds as many documents as the archive, every matter's chain holds, and every file is there. */
async function compare({ store, files }: Source, { collections, files: told, missing }: Closing): Promise<void> {
  for (const name of TRANSFERRED) {
    const count = (await store.count(name, {})) - (await markersAmong(store, name))
    if (count !== (collections[name]?.count ?? 0)) throw new TransferError('TARGET_DIFFERS', name)
  }
  const broken = await brokenChain(store)
  if (broken !== null) throw new TransferError('TARGET_DIFFERS', broken)
  const lost = new Set(missing)
  let found = 0
  for await (const sha256 of hashesOf(store)) {
    if (lost.has(sha256)) continue
    if ((await files.size(sha256)) === null) throw new TransferError('TARGET_DIFFERS', sha256)
    found += 1
  }
  if (found !== told.count) throw new TransferError('TARGET_DIFFERS', 'files')
}
