import { statfs } from 'node:fs/promises'
import { FilesError } from '../../server/ports'

/** Documents are small and files are not: with this much left, what is written can be saved for months. */
const MOST_RESERVED = 200 * 1024 * 1024
/** Of a disk on which the above would be most of it. */
const SHARE = 0.1
/** Bytes that may come in before the disk is looked at again: several uploads may fill it together. */
const LOOK_EVERY = 8 * 1024 * 1024

/** Whether the disk of `directory` has more room than is kept for documents. */
export async function hasReserve(directory: string): Promise<boolean> {
  const { bavail, blocks, bsize } = await statfs(directory)
  return bavail * bsize > Math.min(MOST_RESERVED, blocks * bsize * SHARE)
}

/** The same bytes, as long as the disk of `directory` has more room than is kept for documents; then a FilesError NO_SPACE. */
export async function* keepingReserve(
  source: AsyncIterable<Uint8Array>,
  directory: string,
): AsyncGenerator<Uint8Array> {
  await check(directory)
  let unseen = 0
  for await (const chunk of source) {
    unseen += chunk.byteLength
    if (unseen > LOOK_EVERY) {
      await check(directory)
      unseen = 0
    }
    yield chunk
  }
}

async function check(directory: string): Promise<void> {
  if (!(await hasReserve(directory))) throw new FilesError('NO_SPACE', 'what is left of the disk is kept for documents')
}
