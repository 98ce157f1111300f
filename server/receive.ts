import { createHash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { FilesError, type StoredFile } from './ports'

/**
 * Writes and flushes `source` to the new file `path`, for drivers that must know the hash before the name. Throws a
 * FilesError TOO_LARGE as soon as more than `maxBytes` have come, INTERRUPTED when the source breaks off; what was
 * written stays for the caller to remove.
 */
export async function receive(path: string, source: AsyncIterable<Uint8Array>, maxBytes: number): Promise<StoredFile> {
  const hash = createHash('sha256')
  let size = 0
  const file = await open(path, 'wx', 0o600)
  try {
    for await (const chunk of uninterrupted(source)) {
      size += chunk.byteLength
      if (size > maxBytes) throw new FilesError('TOO_LARGE', `more than ${maxBytes} bytes`)
      hash.update(chunk)
      await writeAll(file, chunk)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return { sha256: hash.digest('hex'), size }
}

/** What the source throws, told apart from what the disk throws. */
async function* uninterrupted(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const iterator = source[Symbol.asyncIterator]()
  const next = async () => {
    try {
      return await iterator.next()
    } catch (error) {
      if (error instanceof FilesError) throw error
      throw new FilesError('INTERRUPTED', `the source broke off: ${(error as Error).message}`)
    }
  }
  try {
    for (let result = await next(); !result.done; result = await next()) yield result.value
  } finally {
    await iterator.return?.()
  }
}

async function writeAll(file: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let written = 0; written < chunk.byteLength; ) {
    written += (await file.write(chunk, written)).bytesWritten
  }
}
