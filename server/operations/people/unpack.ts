import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'

const inflate = promisify(inflateRaw)

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const END_BYTES = 22
/** The longest comment that may follow the end record. */
const COMMENT_BYTES = 65_535
const STORED = 0
const DEFLATED = 8

export class ZipError extends Error {
  constructor(readonly code: 'TOO_LARGE' | 'BROKEN') {
    super(code)
  }
}

interface Entry {
  name: string
  method: number
  compressed: number
  offset: number
}

const endOf = (zip: Buffer): number => {
  for (let at = zip.length - END_BYTES; at >= Math.max(0, zip.length - END_BYTES - COMMENT_BYTES); at--)
    if (zip.readUInt32LE(at) === END) return at
  throw new ZipError('BROKEN')
}

/** The entries of the central directory. Throws RangeError when it leads outside the file. */
function* entriesOf(zip: Buffer): Generator<Entry> {
  const end = endOf(zip)
  const count = zip.readUInt16LE(end + 10)
  let at = zip.readUInt32LE(end + 16)
  for (let i = 0; i < count; i++) {
    if (zip.readUInt32LE(at) !== CENTRAL) throw new ZipError('BROKEN')
    const nameBytes = zip.readUInt16LE(at + 28)
    yield {
      name: zip.toString('utf8', at + 46, at + 46 + nameBytes),
      method: zip.readUInt16LE(at + 10),
      compressed: zip.readUInt32LE(at + 20),
      offset: zip.readUInt32LE(at + 42),
    }
    at += 46 + nameBytes + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
}

async function contentOf(zip: Buffer, { method, compressed, offset }: Entry, maxBytes: number): Promise<Buffer> {
  if (zip.readUInt32LE(offset) !== LOCAL) throw new ZipError('BROKEN')
  const start = offset + 30 + zip.readUInt16LE(offset + 26) + zip.readUInt16LE(offset + 28)
  const packed = zip.subarray(start, start + compressed)
  if (method === STORED || packed.length === 0) return packed
  if (method !== DEFLATED) throw new ZipError('BROKEN')
  return inflate(packed, { maxOutputLength: Math.max(1, maxBytes) })
}

const asZipError = (error: unknown): ZipError => {
  if (error instanceof ZipError) return error
  const { code } = error as NodeJS.ErrnoException
  return new ZipError(code === 'ERR_BUFFER_TOO_LARGE' ? 'TOO_LARGE' : 'BROKEN')
}

/**
 * The files of a ZIP, one at a time. What its headers claim of their sizes proves nothing, so the bytes that really come
 * out are counted. Throws a ZipError as soon as they are more than `maxBytes` together, or when the ZIP is damaged.
 */
export async function* unpack(zip: Buffer, maxBytes: number): AsyncGenerator<{ name: string; content: Buffer }> {
  let left = maxBytes
  try {
    for (const entry of entriesOf(zip)) {
      const content = await contentOf(zip, entry, left)
      left -= content.length
      if (left < 0) throw new ZipError('TOO_LARGE')
      yield { name: entry.name, content }
    }
  } catch (error) {
    throw asZipError(error)
  }
}
