import type { FileRecord } from '../../../domain/evidence/file'
import type { Files, Ports } from '../../ports'
import { smallOf } from '../../storedName'
import { Turns } from '../../turns'

/** Of the longer side: a tile of 105 px shows the middle of a photograph on a screen with three points to the pixel. */
const SIDE = 400
const QUALITY = 72
/** What the library reads; it cannot read the HEVC of HEIC. */
const TYPES = ['image/jpeg', 'image/png', 'image/webp']
/** Already as small as what would be made. */
const SMALL_ENOUGH = 40 * 1024
/** Beyond these a picture is shown as it is: its bytes and its pixels have to be in memory. 51 million are a 50 MP camera. */
const MOST_BYTES = 40 * 1024 * 1024
const MOST_PIXELS = 51_000_000
/** The library takes its work off the event loop; each piece takes some hundred megabytes at most. */
const AT_ONCE = 2
/** No more are begun for one question after that; who asks again gets the others. */
const PATIENCE_MS = 5_000
const MOST_REMEMBERED = 10_000

const turns = new Turns(AT_ONCE)
/** Of what none could be made, by SHA-256, so that not every look tries it again. */
const hopeless = new Set<string>()

type Needed = Pick<Ports, 'files' | 'log'>

/** Upright, without what else the camera wrote (its place, say). Throws for what is no picture, or too large a one. */
async function shrink(picture: Buffer): Promise<Buffer> {
  const { default: sharp } = await import('sharp')
  sharp.cache(false)
  return sharp(picture, { limitInputPixels: MOST_PIXELS, failOn: 'error', sequentialRead: true })
    .autoOrient()
    .resize({ width: SIDE, height: SIDE, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#fff' })
    .jpeg({ quality: QUALITY })
    .toBuffer()
}

async function whole(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const part of source) parts.push(part)
  return Buffer.concat(parts)
}

async function smallOrNothing(picture: Buffer, sha256: string): Promise<Buffer | null> {
  try {
    return await shrink(picture)
  } catch {
    if (hopeless.size >= MOST_REMEMBERED) hopeless.clear()
    hopeless.add(sha256)
    return null
  }
}

/** Whether it is there now. A disk without room, say, is no reason to show nothing. */
async function make({ files, log }: Needed, sha256: string): Promise<boolean> {
  try {
    const small = await smallOrNothing(await whole(await files.read(sha256)), sha256)
    if (small) await files.keepSmall(sha256, small)
    // A removal meanwhile missed it.
    if (small && (await files.size(sha256)) === null) await files.remove(sha256)
    return small !== null
  } catch (error) {
    log.warn({ sha256, err: error }, 'a small picture could not be kept')
    return false
  }
}

async function present(files: Files, sha256s: readonly string[]): Promise<Set<string>> {
  const linked = await files.links?.(sha256s.map(smallOf))
  const isThere = async (sha256: string) =>
    linked ? linked.has(smallOf(sha256)) : (await files.size(smallOf(sha256))) !== null
  const there = await Promise.all(sha256s.map(async (sha256) => ((await isThere(sha256)) ? [sha256] : [])))
  return new Set(there.flat())
}

const canBeSmaller = ({ type, size, sha256 }: FileRecord): boolean =>
  TYPES.includes(type) && size > SMALL_ENOUGH && size <= MOST_BYTES && !hopeless.has(sha256)

/**
 * Names of the small pictures of those files that have one, by the SHA-256 of the file; what is missing is made now and
 * kept. What cannot be read has none, and is shown as it is.
 */
export async function smallPictures(ports: Needed, records: readonly FileRecord[]): Promise<Map<string, string>> {
  const wanted = [...new Set(records.filter(canBeSmaller).map(({ sha256 }) => sha256))]
  const there = await present(ports.files, wanted)
  const until = performance.now() + PATIENCE_MS
  const missing = wanted.filter((sha256) => !there.has(sha256))
  await Promise.all(
    missing.map((sha256) =>
      turns.run(async () => {
        if (performance.now() < until && (await make(ports, sha256))) there.add(sha256)
      }),
    ),
  )
  return new Map([...there].map((sha256) => [sha256, smallOf(sha256)]))
}
