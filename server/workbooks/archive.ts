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
const ENCRYPTED = 1

export class ZipError extends Error {
  constructor(readonly code: 'TOO_LARGE' | 'BROKEN') {
    super(code)
  }
}

interface Entry {
  method: number
  compressed: number
  offset: number
}

const endOf = (zip: Buffer): number => {
  for (let at = zip.length - END_BYTES; at >= Math.max(0, zip.length - END_BYTES - COMMENT_BYTES); at--)
    if (zip.readUInt32LE(at) === END) return at
  throw new ZipError('BROKEN')
}

/** The central directory by name. A name twice, or encrypted: which of them is meant would be a guess. */
function entriesOf(zip: Buffer): Map<string, Entry> {
  const entries = new Map<string, Entry>()
  const end = endOf(zip)
  const count = zip.readUInt16LE(end + 10)
  let at = zip.readUInt32LE(end + 16)
  for (let i = 0; i < count; i++) {
    if (zip.readUInt32LE(at) !== CENTRAL) throw new ZipError('BROKEN')
    const nameBytes = zip.readUInt16LE(at + 28)
    const name = zip.toString('utf8', at + 46, at + 46 + nameBytes)
    if (entries.has(name) || zip.readUInt16LE(at + 8) & ENCRYPTED) throw new ZipError('BROKEN')
    entries.set(name, {
      method: zip.readUInt16LE(at + 10),
      compressed: zip.readUInt32LE(at + 20),
      offset: zip.readUInt32LE(at + 42),
    })
    at += 46 + nameBytes + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return entries
}

/** The packed bytes, where the entry's own header says the same as the central directory. */
function packedOf(zip: Buffer, name: string, { method, compressed, offset }: Entry): Buffer {
  if (zip.readUInt32LE(offset) !== LOCAL || zip.readUInt16LE(offset + 8) !== method) throw new ZipError('BROKEN')
  const nameEnd = offset + 30 + zip.readUInt16LE(offset + 26)
  const start = nameEnd + zip.readUInt16LE(offset + 28)
  if (zip.toString('utf8', offset + 30, nameEnd) !== name) throw new ZipError('BROKEN')
  if (start + compressed > zip.length) throw new ZipError('BROKEN')
  return zip.subarray(start, start + compressed)
}

/** What reading outside of the file or inflating garbage throws. */
const asZipError = (error: unknown): ZipError => {
  if (error instanceof ZipError) return error
  const { code } = error as NodeJS.ErrnoException
  return new ZipError(code === 'ERR_BUFFER_TOO_LARGE' ? 'TOO_LARGE' : 'BROKEN')
}

/**
 * A ZIP of which only the files that are asked for are unpacked, each by its exact name: `./a`, `A` and `b/../a` are not
 * `a`. What its headers claim of sizes proves nothing, so the bytes that really come out are counted.
 */
export class Archive {
  readonly #entries: Map<string, Entry>
  #left: number

  /** `maxBytes`: of all that is unpacked together. Throws ZipError. */
  constructor(
    private readonly zip: Buffer,
    private readonly maxBytes: number,
  ) {
    this.#left = maxBytes
    try {
      this.#entries = entriesOf(zip)
    } catch (error) {
      throw asZipError(error)
    }
  }

  /** Bytes unpacked until now. */
  get unpacked(): number {
    return this.maxBytes - this.#left
  }

  /** Null when there is no such file. Throws ZipError. */
  async file(name: string): Promise<Buffer | null> {
    const entry = this.#entries.get(name)
    if (!entry) return null
    try {
      const content = await this.#content(packedOf(this.zip, name, entry), entry.method)
      this.#left -= content.length
      return content
    } catch (error) {
      throw asZipError(error)
    }
  }

  async #content(packed: Buffer, method: number): Promise<Buffer> {
    if (method === STORED && packed.length > this.#left) throw new ZipError('TOO_LARGE')
    if (method === STORED) return packed
    if (method !== DEFLATED) throw new ZipError('BROKEN')
    if (this.#left === 0) throw new ZipError('TOO_LARGE')
    return inflate(packed, { maxOutputLength: this.#left })
  }
}
