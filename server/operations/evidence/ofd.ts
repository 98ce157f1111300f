import type { FileHandle } from 'node:fs/promises'
import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'

const inflate = promisify(inflateRaw)

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const END_BYTES = 22
const TAIL_BYTES = END_BYTES + 65_535
/** Of a directory: some ten thousand pages and pictures. */
const MAX_DIRECTORY = 4 * 1024 * 1024
/** Of the entry document, packed or not: it names the others and little else. */
const MAX_ROOT = 256 * 1024
const STORED = 0

const ROOT = 'OFD.xml'
/** The root element in the namespace of GB/T 33190. */
const IS_OFD = /<(?:[\w-]+:)?OFD\b[^>]*http:\/\/www\.ofdspec\.org/

interface Place {
  offset: number
  packed: number
  method: number
}

/** Whether a ZIP is an OFD: its entry document stands under its name and says so. */
export async function isOfd(file: FileHandle): Promise<boolean> {
  try {
    const place = await rootIn(file)
    return place !== null && IS_OFD.test((await contentAt(file, place)).toString('utf8'))
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (error instanceof RangeError || code?.startsWith('Z_') || code === 'ERR_BUFFER_TOO_LARGE') return false
    throw error
  }
}

async function read(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, position)
  if (bytesRead < length) throw new RangeError('the file ends before')
  return buffer
}

async function rootIn(file: FileHandle): Promise<Place | null> {
  const { size } = await file.stat()
  const tail = await read(file, Math.max(0, size - TAIL_BYTES), Math.min(size, TAIL_BYTES))
  let end = tail.length - END_BYTES
  while (end >= 0 && tail.readUInt32LE(end) !== END) end -= 1
  if (end < 0) return null
  const length = tail.readUInt32LE(end + 12)
  if (length > MAX_DIRECTORY) return null
  const directory = await read(file, tail.readUInt32LE(end + 16), length)
  for (let at = 0; at + 46 <= length && directory.readUInt32LE(at) === CENTRAL; ) {
    const name = directory.readUInt16LE(at + 28)
    if (directory.toString('utf8', at + 46, at + 46 + name) === ROOT)
      return {
        method: directory.readUInt16LE(at + 10),
        packed: directory.readUInt32LE(at + 20),
        offset: directory.readUInt32LE(at + 42),
      }
    at += 46 + name + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
  return null
}

async function contentAt(file: FileHandle, { offset, packed, method }: Place): Promise<Buffer> {
  const local = await read(file, offset, 30)
  if (local.readUInt32LE(0) !== LOCAL || packed > MAX_ROOT) throw new RangeError('no entry')
  const start = offset + 30 + local.readUInt16LE(26) + local.readUInt16LE(28)
  const bytes = await read(file, start, packed)
  return method === STORED ? bytes : inflate(bytes, { maxOutputLength: MAX_ROOT })
}
