import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'

const inflate = promisify(inflateRaw)

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const END_BYTES = 22
/** The longest comment that may follow the end record. */
const COMMENT_BYTES = 65_535
/** Of the directory: some fifty thousand entries. */
const MAX_DIRECTORY = 4 * 1024 * 1024
const HEADER_BYTES = 30
/** So much more at most do packed bytes come to than the plain ones. */
const OVERHEAD = 64 * 1024
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

/** Where the bytes are: in memory, or in a file that need not be read whole. */
export interface Bytes {
  readonly size: number
  /** Fewer than asked for where they end before. */
  read(position: number, length: number): Promise<Buffer>
}

export const inMemory = (bytes: Buffer): Bytes => ({
  size: bytes.length,
  read: async (position, length) => bytes.subarray(position, position + length),
})

/** The record at the end, and where it begins. */
async function endOf({ size, read }: Bytes): Promise<{ end: Buffer; at: number }> {
  const from = Math.max(0, size - END_BYTES - COMMENT_BYTES)
  const tail = await read(from, size - from)
  for (let at = tail.length - END_BYTES; at >= 0; at--)
    if (tail.readUInt32LE(at) === END) return { end: tail.subarray(at), at: from + at }
  throw new ZipError('BROKEN')
}

/** The central directory by name. A name twice, or encrypted: which of them is meant would be a guess. */
async function entriesOf(zip: Bytes): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>()
  const { end, at: endAt } = await endOf(zip)
  const count = end.readUInt16LE(10)
  const start = end.readUInt32LE(16)
  if (endAt - start > MAX_DIRECTORY) throw new ZipError('BROKEN')
  const directory = await zip.read(start, Math.max(0, endAt - start))
  let at = 0
  for (let i = 0; i < count; i++) {
    if (directory.readUInt32LE(at) !== CENTRAL) throw new ZipError('BROKEN')
    const nameBytes = directory.readUInt16LE(at + 28)
    const name = directory.toString('utf8', at + 46, at + 46 + nameBytes)
    if (entries.has(name) || directory.readUInt16LE(at + 8) & ENCRYPTED) throw new ZipError('BROKEN')
    entries.set(name, {
      method: directory.readUInt16LE(at + 10),
      compressed: directory.readUInt32LE(at + 20),
      offset: directory.readUInt32LE(at + 42),
    })
    at += 46 + nameBytes + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
  return entries
}

/** The packed bytes, where the entry's own header says the same as the central directory. */
async function packedOf(zip: Bytes, name: string, { method, compressed, offset }: Entry): Promise<Buffer> {
  const header = await zip.read(offset, HEADER_BYTES)
  if (header.readUInt32LE(0) !== LOCAL || header.readUInt16LE(8) !== method) throw new ZipError('BROKEN')
  const nameBytes = header.readUInt16LE(26)
  const start = offset + HEADER_BYTES + nameBytes + header.readUInt16LE(28)
  if ((await zip.read(offset + HEADER_BYTES, nameBytes)).toString('utf8') !== name) throw new ZipError('BROKEN')
  if (start + compressed > zip.size) throw new ZipError('BROKEN')
  return zip.read(start, compressed)
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
  #left: number

  private constructor(
    private readonly zip: Bytes,
    private readonly entries: ReadonlyMap<string, Entry>,
    private readonly maxBytes: number,
  ) {
    this.#left = maxBytes
  }

  /** `maxBytes`: of all that is unpacked together. Throws ZipError. */
  static async open(zip: Bytes, maxBytes: number): Promise<Archive> {
    try {
      return new Archive(zip, await entriesOf(zip), maxBytes)
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
    const entry = this.entries.get(name)
    if (!entry) return null
    try {
      // what unpacks to less than it is packed to is none that anybody has packed
      if (entry.compressed > this.#left + OVERHEAD) throw new ZipError('TOO_LARGE')
      const content = await this.#content(await packedOf(this.zip, name, entry), entry.method)
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
