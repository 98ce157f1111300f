import { createHash } from 'node:crypto'
import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Pack, pack } from 'tar-stream'
import type { CollectionName } from '../collections'
import type { Files, Store } from '../ports'
import { SHAPE } from '../upgrade/upgrade'
import { brokenChain } from './chains'
import { asTransferred, CLOSING, type Closing, FORMAT, HEAD, type Head, TRANSFERRED, VERSION } from './format'
import { allOf, hashesOf } from './pages'
import { TransferError } from './transferError'

export interface Source {
  store: Store
  files: Files
}

/** Bytes of one part: what is held in memory at a time. */
const PART_BYTES = 1024 * 1024

/**
 * Writes everything of `source` to `out` and ends it. Nobody may write to the source meanwhile: its chains are checked
 * first, and SOURCE_BROKEN is thrown when one does not hold. Answers what was written.
 */
export async function exportArchive(source: Source, out: Writable, about: Pick<Head, 'at' | 'mode'>): Promise<Closing> {
  const broken = await brokenChain(source.store)
  if (broken !== null) throw new TransferError('SOURCE_BROKEN', broken)
  const tar = pack()
  const writing = pipeline(tar, out)
  const filling = fill(tar, source, { format: FORMAT, version: VERSION, shape: SHAPE, ...about })
  filling.catch((error) => tar.destroy(error))
  const [closing] = await Promise.all([filling, writing])
  return closing
}

async function fill(tar: Pack, { store, files }: Source, head: Head): Promise<Closing> {
  await add(tar, HEAD, JSON.stringify(head))
  const collections: Closing['collections'] = {}
  for (const name of TRANSFERRED) collections[name] = await addDocuments(tar, store, name)
  const closing = { collections, ...(await addFiles(tar, store, files)) }
  await add(tar, CLOSING, JSON.stringify(closing))
  tar.finalize()
  return closing
}

/** One small entry; resolves when the archive has taken it. */
const add = (tar: Pack, name: string, content: string): Promise<void> =>
  new Promise((resolve, reject) => {
    tar.entry({ name }, content, (error) => (error ? reject(error) : resolve()))
  })

async function addDocuments(tar: Pack, store: Store, collection: CollectionName) {
  const hash = createHash('sha256')
  let [count, part, lines, bytes] = [0, 0, '', 0]
  const flush = async () => {
    if (lines === '') return
    hash.update(lines)
    await add(tar, `documents/${collection}/${String(++part).padStart(6, '0')}.ndjson`, lines)
    lines = ''
    bytes = 0
  }
  for await (const document of allOf(store, collection)) {
    const given = asTransferred(collection, document)
    if (!given) continue
    const line = `${JSON.stringify(given)}\n`
    count += 1
    bytes += Buffer.byteLength(line)
    lines += line
    if (bytes >= PART_BYTES) await flush()
  }
  await flush()
  return { count, sha256: hash.digest('hex') }
}

async function addFiles(tar: Pack, store: Store, files: Files): Promise<Pick<Closing, 'files' | 'missing'>> {
  const told = { files: { count: 0, bytes: 0 }, missing: [] as string[] }
  for await (const sha256 of hashesOf(store)) {
    const size = await files.size(sha256)
    if (size === null) {
      told.missing.push(sha256)
      continue
    }
    await addStream(tar, { name: `files/${sha256}`, size }, await files.read(sha256))
    told.files.count += 1
    told.files.bytes += size
  }
  return told
}

async function addStream(tar: Pack, header: { name: string; size: number }, bytes: AsyncIterable<Uint8Array>) {
  let taken: () => void = () => {}
  const done = new Promise<void>((resolve) => {
    taken = resolve
  })
  await pipeline(
    Readable.from(bytes, { objectMode: false }),
    tar.entry(header, () => taken()),
  )
  await done
}
