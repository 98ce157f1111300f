import type { FileHandle } from 'node:fs/promises'

/*
 * Microsoft's compound file, the container of DOC, XLS and PPT, of WPS's own formats, and of installers and mails, too:
 * what it is shows in the names at its root (MS-CFB, 2.2 to 2.6). Only the directory is read.
 */

const HEADER_BYTES = 512
/** Sectors from here on stand for an end, or for what is free. */
const LAST_SECTOR = 0xfffffffa
const ENTRY_BYTES = 128
/** Directories of honest documents have some dozens of entries; those of a hundred embedded ones some thousands. */
const MAX_ENTRIES = 16_384
/** Enough for files of 100 MB with the smallest sectors. */
const MAX_FAT_SECTORS = 2_048

interface Entry {
  name: string
  left: number
  right: number
  child: number
}

/** The names at the root, and all names there are; null for what is broken. */
export async function compoundNames(file: FileHandle): Promise<{ root: Set<string>; all: Set<string> } | null> {
  try {
    const entries = await new CompoundFile(file).entries()
    return { root: rootNames(entries), all: new Set(entries.map(({ name }) => name)) }
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** The first entry is the root; its children are a tree of siblings. */
function rootNames(entries: readonly Entry[]): Set<string> {
  const names = new Set<string>()
  const seen = new Set<number>()
  const open = [entries[0]?.child]
  while (open.length > 0) {
    const at = open.pop() as number
    const entry = entries[at]
    if (!entry || seen.has(at)) continue
    seen.add(at)
    names.add(entry.name)
    open.push(entry.left, entry.right)
  }
  return names
}

class CompoundFile {
  #sectorBytes = 0
  #fat: number[] = []

  constructor(private readonly file: FileHandle) {}

  async entries(): Promise<Entry[]> {
    const header = await this.#read(0, HEADER_BYTES)
    const shift = header.readUInt16LE(0x1e)
    if (shift !== 9 && shift !== 12) throw new RangeError('no sectors of 512 or 4096 bytes')
    this.#sectorBytes = 1 << shift
    this.#fat = await this.#fatSectors(header)
    const entries: Entry[] = []
    for await (const sector of this.#chain(header.readUInt32LE(0x30)))
      for (let at = 0; at < sector.length; at += ENTRY_BYTES) {
        if (entries.length === MAX_ENTRIES) throw new RangeError('too many entries')
        entries.push(entryIn(sector.subarray(at, at + ENTRY_BYTES)))
      }
    return entries
  }

  /** Where the table of sectors is: the first 109 parts in the header, the others in a chain of their own. */
  async #fatSectors(header: Buffer): Promise<number[]> {
    const sectors: number[] = []
    const take = (list: Buffer) => {
      for (let at = 0; at < list.length; at += 4) {
        const sector = list.readUInt32LE(at)
        if (sector < LAST_SECTOR) sectors.push(sector)
      }
    }
    take(header.subarray(0x4c))
    let next = header.readUInt32LE(0x44)
    while (next < LAST_SECTOR) {
      if (sectors.length > MAX_FAT_SECTORS) throw new RangeError('too many sectors')
      const list = await this.#sector(next)
      take(list.subarray(0, -4))
      next = list.readUInt32LE(list.length - 4)
      if (list.readUInt32LE(0) >= LAST_SECTOR) break
    }
    return sectors
  }

  async *#chain(first: number): AsyncGenerator<Buffer> {
    const seen = new Set<number>()
    let sector = first
    while (sector < LAST_SECTOR) {
      if (seen.has(sector)) throw new RangeError('a chain that is a circle')
      seen.add(sector)
      yield await this.#sector(sector)
      sector = await this.#after(sector)
    }
  }

  async #after(sector: number): Promise<number> {
    const each = this.#sectorBytes / 4
    const part = this.#fat[Math.floor(sector / each)]
    if (part === undefined) throw new RangeError('a sector without a successor')
    return (await this.#sector(part)).readUInt32LE((sector % each) * 4)
  }

  #sector(number: number): Promise<Buffer> {
    return this.#read((number + 1) * this.#sectorBytes, this.#sectorBytes)
  }

  async #read(position: number, length: number): Promise<Buffer> {
    const { bytesRead, buffer } = await this.file.read(Buffer.alloc(length), 0, length, position)
    if (bytesRead < length) throw new RangeError('the file ends before')
    return buffer
  }
}

function entryIn(bytes: Buffer): Entry {
  const length = Math.min(Math.max(bytes.readUInt16LE(0x40) - 2, 0), 62)
  return {
    name: bytes.toString('utf16le', 0, length),
    left: bytes.readUInt32LE(0x44),
    right: bytes.readUInt32LE(0x48),
    child: bytes.readUInt32LE(0x4c),
  }
}
