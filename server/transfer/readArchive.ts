import { createHash, type Hash } from 'node:crypto'
import { pipeline, type Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { extract, type Header } from 'tar-stream'
import { own } from '../../domain/own'
import type { CollectionName } from '../collections'
import { SHAPE } from '../upgrade/upgrade'
import { CLOSING, type Closing, DOCUMENTS, FILE, FORMAT, HEAD, type Head, TRANSFERRED, VERSION } from './format'
import { TransferError } from './transferError'

/** One entry of an archive, to be read to its end before the next is asked for. */
export type Piece =
  | { kind: 'head'; head: Head }
  | { kind: 'documents'; collection: CollectionName; lines: Buffer }
  | { kind: 'file'; sha256: string; size: number; bytes: AsyncIterable<Uint8Array> }
  | { kind: 'closing'; closing: Closing }

const damaged = (detail: string): TransferError => new TransferError('ARCHIVE_DAMAGED', detail)
const tooNew = (detail: string): TransferError => new TransferError('ARCHIVE_TOO_NEW', detail)
const isTransferred = (name: string): name is CollectionName => (TRANSFERRED as string[]).includes(name)

/** The entries of an archive in their order. Throws TransferError for what is none, or is of a newer kind. */
export async function* piecesOf(source: Readable): AsyncGenerator<Piece> {
  const tar = extract()
  // Errors come out of the iteration below.
  pipeline(source, tar, () => {})
  let first = true
  try {
    for await (const entry of tar) {
      if (first !== (entry.header.name === HEAD)) throw new TransferError('NOT_AN_ARCHIVE')
      first = false
      // its own kind of stream, which knows no types
      yield await pieceOf(entry.header, entry as unknown as AsyncIterable<Uint8Array>)
    }
  } catch (error) {
    if (error instanceof TransferError) throw error
    throw new TransferError(first ? 'NOT_AN_ARCHIVE' : 'ARCHIVE_DAMAGED', (error as Error).message)
  } finally {
    source.destroy()
  }
  if (first) throw new TransferError('NOT_AN_ARCHIVE')
}

async function pieceOf({ name, size }: Header, entry: AsyncIterable<Uint8Array>): Promise<Piece> {
  if (name === HEAD) return { kind: 'head', head: headOf(parsed(await buffer(entry))) }
  if (name === CLOSING) return { kind: 'closing', closing: closingOf(parsed(await buffer(entry))) }
  const sha256 = FILE.exec(name)?.[1]
  if (sha256 !== undefined) return { kind: 'file', sha256, size, bytes: entry }
  const collection = DOCUMENTS.exec(name)?.[1]
  if (collection === undefined) throw damaged(name)
  // No version writes one that it does not know.
  if (!isTransferred(collection)) throw tooNew(collection)
  return { kind: 'documents', collection, lines: await buffer(entry) }
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    throw damaged('JSON')
  }
}

function headOf(given: unknown): Head {
  const { format, version, shape = 0 } = (given ?? {}) as Partial<Head>
  if (format !== FORMAT) throw new TransferError('NOT_AN_ARCHIVE')
  if (typeof version !== 'number' || version > VERSION) throw tooNew(String(version))
  if (typeof shape !== 'number' || shape > SHAPE) throw tooNew(`shape ${shape}`)
  return given as Head
}

const isObject = (given: unknown): given is object => typeof given === 'object' && given !== null

function closingOf(given: unknown): Closing {
  const { collections, files, missing } = (given ?? {}) as Partial<Closing>
  if (!isObject(collections) || !isObject(files) || !Array.isArray(missing)) throw damaged('closing')
  return given as Closing
}

function documentOf(given: unknown): { _id: string } {
  const { _id } = (given ?? {}) as { _id?: unknown }
  if (typeof _id !== 'string' || _id === '') throw damaged('a document without an id')
  return given as { _id: string }
}

/** The documents of one part. */
export const documentsIn = (lines: Buffer): { _id: string }[] =>
  lines
    .toString('utf8')
    .split('\n')
    .flatMap((line) => (line === '' ? [] : [documentOf(parsed(Buffer.from(line)))]))

/**
 * Reads all of an archive and compares it with what its last entry says. ARCHIVE_DAMAGED when anything is missing,
 * changed or too much; nothing has been written anywhere then.
 */
export async function checkArchive(source: Readable): Promise<{ head: Head; closing: Closing }> {
  const tally = new Tally()
  let head: Head | undefined
  let closing: Closing | undefined
  for await (const piece of piecesOf(source)) {
    if (closing) throw damaged('after the end')
    if (piece.kind === 'head') head = piece.head
    else if (piece.kind === 'closing') closing = piece.closing
    else await tally.take(piece)
  }
  if (!head || !closing) throw damaged('no end')
  tally.compare(closing)
  return { head, closing }
}

/** What was seen of an archive, in the words of its closing. */
class Tally {
  readonly #collections = new Map<string, { count: number; hash: Hash }>()
  #files = { count: 0, bytes: 0 }

  async take(piece: Extract<Piece, { kind: 'documents' | 'file' }>): Promise<void> {
    if (piece.kind === 'documents') {
      const { count, hash } = this.#collections.get(piece.collection) ?? { count: 0, hash: createHash('sha256') }
      const more = documentsIn(piece.lines).length
      this.#collections.set(piece.collection, { count: count + more, hash: hash.update(piece.lines) })
      return
    }
    const hash = createHash('sha256')
    for await (const chunk of piece.bytes) hash.update(chunk)
    if (hash.digest('hex') !== piece.sha256) throw damaged(piece.sha256)
    this.#files = { count: this.#files.count + 1, bytes: this.#files.bytes + piece.size }
  }

  compare({ collections, files }: Closing): void {
    const none = { count: 0, hash: createHash('sha256') }
    for (const name of new Set([...Object.keys(collections), ...this.#collections.keys()])) {
      const { count, hash } = this.#collections.get(name) ?? none
      const told = own(collections, name)
      if (count !== told?.count || hash.copy().digest('hex') !== told.sha256) throw damaged(name)
    }
    if (files?.count !== this.#files.count || files.bytes !== this.#files.bytes) throw damaged('files')
  }
}
