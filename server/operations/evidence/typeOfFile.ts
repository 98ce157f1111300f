import { type FileHandle, open } from 'node:fs/promises'
import { Turns } from '../../turns'
import { compoundNames } from './compoundFile'
import { isOfd } from './ofd'
import { isPlainText } from './plainText'

/** Telling a type takes some megabytes at most while it lasts. */
const AT_ONCE = 2

const turns = new Turns(AT_ONCE)

/**
 * The MIME type that the bytes at `path` tell, undefined when none is known. Only what is needed is read, wherever in
 * the file it lies: Office's formats are told from the archive's entries, which may stand behind large pictures.
 */
export async function typeOfFile(path: string): Promise<string | undefined> {
  const { fileTypeFromFile } = await import('file-type/node')
  return turns.run(async () => {
    const type = (await fileTypeFromFile(path))?.mime
    const file = await open(path)
    try {
      return await refined(file, type)
    } finally {
      await file.close()
    }
  })
}

/** Where the library tells only the container, or takes one of several for another. */
async function refined(file: FileHandle, type: string | undefined): Promise<string | undefined> {
  switch (type) {
    case undefined:
      return textType(file)
    case 'audio/mpeg':
      return (await hasUtf16Mark(file)) ? textType(file) : type
    case 'application/x-cfb':
      return officeType(await compoundNames(file))
    case 'application/zip':
      return (await isOfd(file)) ? 'application/ofd' : type
    case 'video/x-m4v':
      return 'video/mp4'
    case 'video/mp4':
    case 'image/heif':
    case 'image/heif-sequence':
    case 'image/heic-sequence':
      return (await pictureType(file)) ?? type
    default:
      return type
  }
}

const textType = async (file: FileHandle): Promise<string | undefined> =>
  (await isPlainText(file)) ? 'text/plain' : undefined

/** The library takes it for a frame of MPEG layer I, which nobody records. */
async function hasUtf16Mark(file: FileHandle): Promise<boolean> {
  const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0)
  return buffer.readUInt16BE(0) === 0xfffe
}

/** By the stream that each program keeps its text in; WPS's own formats have those of Microsoft's. */
const STREAMS: readonly (readonly [stream: string, type: string])[] = [
  ['WordDocument', 'application/msword'],
  ['Workbook', 'application/vnd.ms-excel'],
  ['Book', 'application/vnd.ms-excel'],
  ['PowerPoint Document', 'application/vnd.ms-powerpoint'],
]
/** Programs in a document; in the newer formats they are a type of their own, which is not taken either. */
const PROGRAMS = ['Macros', '_VBA_PROJECT_CUR', '_VBA_PROJECT', 'VBA']

function officeType(names: { root: Set<string>; all: Set<string> } | null): string {
  const found = names && STREAMS.find(([stream]) => names.root.has(stream))
  return found && !PROGRAMS.some((name) => names.all.has(name)) ? found[1] : 'application/x-cfb'
}

const STILLS = ['heic', 'heix', 'heim', 'heis']
const SEQUENCES = ['hevc', 'hevx', 'hevm', 'hevs', 'msf1', 'msf2']
const PICTURES = [...STILLS, ...SEQUENCES, 'mif1', 'mif2']
/** Brands at the beginning of a file; honest ones have a dozen. */
const BRANDS_BYTES = 512

/** Of a picture in the container that videos have, too (ISO/IEC 23008-12, annex B): told by its first brand, then by all. */
async function pictureType(file: FileHandle): Promise<string | null> {
  const { bytesRead, buffer } = await file.read(Buffer.alloc(BRANDS_BYTES), 0, BRANDS_BYTES, 0)
  if (bytesRead < 16) return null
  const end = Math.min(buffer.readUInt32BE(0), bytesRead)
  const brands = [buffer.toString('latin1', 8, 12)]
  for (let at = 16; at + 4 <= end; at += 4) brands.push(buffer.toString('latin1', at, at + 4))
  const [first = ''] = brands
  if (!PICTURES.includes(first)) return null
  if (brands.includes('avif') || brands.includes('avis')) return 'image/avif'
  if (SEQUENCES.includes(first)) return 'image/heic-sequence'
  return brands.some((brand) => STILLS.includes(brand)) ? 'image/heic' : 'image/heif'
}
