import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { copyFile, mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { invalid } from '../errors'

export interface StoredObject {
  path: string
  /** Bytes. */
  size: number
  type: string
}

/**
 * The objects of one bucket on this machine's disk, each in a file named by the SHA-256 of its path: `ab/abcd…`, with its
 * path and type beside it. An object appears whole or not at all.
 */
export class Objects {
  constructor(private readonly directory: string) {}

  async put(path: string, source: Readable, type: string): Promise<void> {
    await this.#place(path, type, (temporary) => pipeline(source, createWriteStream(temporary, { mode: 0o600 })))
  }

  async find(path: string): Promise<StoredObject | null> {
    try {
      const file = this.#file(path)
      const [{ size }, { type }] = [
        await stat(file),
        JSON.parse(await readFile(`${file}.json`, 'utf8')) as StoredObject,
      ]
      return { path, size, type }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
      throw error
    }
  }

  /** The bytes, or those from `start` to `end`, both included. */
  read(path: string, range?: { start: number; end: number }): Readable {
    return createReadStream(this.#file(path), range)
  }

  /** Tells whether it was there. */
  async remove(path: string): Promise<boolean> {
    const there = (await this.find(path)) !== null
    for (const file of [this.#file(path), `${this.#file(path)}.json`]) await rm(file, { force: true })
    return there
  }

  async copy(from: StoredObject, to: string): Promise<void> {
    await this.#place(to, from.type, (temporary) => copyFile(this.#file(from.path), temporary))
  }

  async #place(path: string, type: string, fill: (temporary: string) => Promise<unknown>): Promise<void> {
    checkPath(path)
    const file = this.#file(path)
    const temporary = `${file}.${randomUUID()}`
    await mkdir(dirname(file), { recursive: true, mode: 0o700 })
    try {
      await fill(temporary)
      await flush(temporary)
      await writeFile(`${temporary}.json`, JSON.stringify({ path, type }), { mode: 0o600 })
      await rename(`${temporary}.json`, `${file}.json`)
      await rename(temporary, file)
    } finally {
      for (const left of [temporary, `${temporary}.json`]) await rm(left, { force: true })
    }
  }

  #file(path: string): string {
    const name = createHash('sha256').update(path).digest('hex')
    return join(this.directory, name.slice(0, 2), name)
  }
}

async function flush(file: string): Promise<void> {
  const handle = await open(file, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** As in the cloud: no slash at the beginning or twice, no step up; `?` and `#` would end the address of a link. */
export function checkPath(path: string): void {
  const parts = path.split('/')
  const refused = parts.some((part) => part === '' || part === '.' || part === '..') || /[?#\p{Cc}]/u.test(path)
  if (refused || Buffer.byteLength(path) > 850) throw invalid(`an object cannot be put under ${JSON.stringify(path)}`)
}
