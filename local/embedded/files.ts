import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { tellingNoSpace } from '../../server/noSpace'
import { type Arrived, type Files, FilesError, type StoredFile } from '../../server/ports'
import { receive } from '../../server/receive'
import { isSha256, isStoredName, smallOf } from '../../server/storedName'
import { sweepIncoming } from './incoming'
import { keepingReserve } from './reserve'

export interface FilesOptions {
  /** Made when it is not there. Several processes may use the same one. */
  directory: string
  /** Hears each time that something was not written for want of space. */
  onNoSpace?: () => void
}

/**
 * Files on this machine's disk, each under the SHA-256 of its bytes: `ab/cd/abcd….`. A file appears under its name
 * only when all of its bytes are on the disk; what a killed process left half-way is swept here. The last of the disk is
 * left to documents (reserve.ts).
 */
export async function openFiles({ directory, onNoSpace = () => {} }: FilesOptions): Promise<Files> {
  const incoming = join(directory, 'incoming')
  await mkdir(incoming, { recursive: true, mode: 0o700 })
  await sweepIncoming(incoming)
  return new DiskFiles(directory, incoming, onNoSpace)
}

class DiskFiles implements Files {
  constructor(
    private readonly directory: string,
    private readonly incoming: string,
    private readonly onNoSpace: () => void,
  ) {}

  async put(
    source: AsyncIterable<Uint8Array>,
    maxBytes: number,
    admit?: (arrived: Arrived) => Promise<void>,
  ): Promise<StoredFile> {
    const temporary = join(this.incoming, `${process.pid}-${randomUUID()}`)
    try {
      return await tellingNoSpace(async () => {
        const stored = await receive(temporary, keepingReserve(source, this.incoming), maxBytes)
        await admit?.({ ...stored, path: temporary })
        await this.#keep(temporary, stored)
        return stored
      })
    } catch (error) {
      if (error instanceof FilesError && error.code === 'NO_SPACE') this.onNoSpace()
      throw error
    } finally {
      await rm(temporary, { force: true })
    }
  }

  async read(sha256: string, range?: { start: number; end: number }): Promise<AsyncIterable<Uint8Array>> {
    if ((await this.size(sha256)) === null) throw notFound(sha256)
    return createReadStreamLazily(this.#path(sha256), range)
  }

  async size(sha256: string): Promise<number | null> {
    if (!isStoredName(sha256)) return null
    try {
      return (await stat(this.#path(sha256))).size
    } catch (error) {
      if (isMissing(error)) return null
      throw error
    }
  }

  async keepSmall(sha256: string, bytes: Uint8Array): Promise<void> {
    const temporary = join(this.incoming, `${process.pid}-${randomUUID()}`)
    try {
      await receive(temporary, keepingReserve(once(bytes), this.incoming), bytes.length)
      await this.#name(temporary, smallOf(sha256))
    } finally {
      await rm(temporary, { force: true })
    }
  }

  async remove(sha256: string): Promise<void> {
    if (!isSha256(sha256)) return
    for (const name of [smallOf(sha256), sha256]) await rm(this.#path(name), { force: true })
  }

  /** The bytes are flushed already; the names of file and folders are flushed here. */
  async #keep(temporary: string, { sha256, size }: StoredFile): Promise<void> {
    if ((await this.size(sha256)) !== size) await this.#name(temporary, sha256)
  }

  async #name(temporary: string, name: string): Promise<void> {
    const path = this.#path(name)
    const folder = dirname(path)
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await rename(temporary, path)
    for (const each of [folder, dirname(folder), this.directory]) await flushFolder(each)
  }

  #path(sha256: string): string {
    return join(this.directory, sha256.slice(0, 2), sha256.slice(2, 4), sha256)
  }
}

/** Opened when the first byte is asked for, so that a reader who never comes holds nothing open. */
async function* createReadStreamLazily(
  path: string,
  range?: { start: number; end: number },
): AsyncGenerator<Uint8Array> {
  yield* createReadStream(path, range ?? {})
}

async function flushFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT'
const notFound = (sha256: string): FilesError => new FilesError('NOT_FOUND', `there is no file ${sha256}`)
