import { createReadStream } from 'node:fs'
import { tellingNoSpace } from '../noSpace'
import { type Arrived, type Files, FilesError, type StoredFile } from '../ports'
import { receive } from '../receive'
import { isSha256, isStoredName, smallOf } from '../storedName'
import type { Cloud } from './connect'
import { bytesOf, type Range, sizeOf } from './fetching'
import { repeatable } from './retry'
import { spooled } from './spool'
import type { Storage } from './storage'

const pathOf = (sha256: string): string => `evidence/${sha256.slice(0, 2)}/${sha256}`

export interface FilesOptions {
  cloud: Cloud
  storage: Storage
  /** Where bytes wait for their hash; the function's own temporary folder unless said otherwise. */
  spool?: string
}

/** Files in the cloud's storage, each under the SHA-256 of its bytes: `evidence/ab/abcd…`. */
export const openCloudFiles = (options: FilesOptions): Files => new CloudFiles(options)

class CloudFiles implements Files {
  constructor(private readonly options: FilesOptions) {}

  put(
    source: AsyncIterable<Uint8Array>,
    maxBytes: number,
    admit?: (arrived: Arrived) => Promise<void>,
  ): Promise<StoredFile> {
    const { cloud, spool } = this.options
    return spooled(async (path) => {
      const stored = await tellingNoSpace(() => receive(path, source, maxBytes))
      await admit?.({ ...stored, path })
      if ((await this.size(stored.sha256)) === stored.size) return stored
      // The same bytes under the same name: done twice it is the same.
      await repeatable(() =>
        cloud.uploadFile({ cloudPath: pathOf(stored.sha256), fileContent: createReadStream(path) }),
      )
      return stored
    }, spool)
  }

  async read(sha256: string, range?: Range): Promise<AsyncIterable<Uint8Array>> {
    const link = await this.#link(sha256)
    if (link === undefined || (await sizeOf(link)) === null) throw new FilesError('NOT_FOUND', `no file ${sha256}`)
    return bytesOf(link, range)
  }

  async size(sha256: string): Promise<number | null> {
    const link = await this.#link(sha256)
    return link === undefined ? null : sizeOf(link)
  }

  async keepSmall(sha256: string, bytes: Uint8Array): Promise<void> {
    const file = { cloudPath: pathOf(smallOf(sha256)), fileContent: Buffer.from(bytes) }
    await repeatable(() => this.options.cloud.uploadFile(file))
  }

  async remove(sha256: string): Promise<void> {
    if (!isSha256(sha256)) return
    const { storage } = this.options
    for (const name of [smallOf(sha256), sha256]) await storage.remove(await storage.idOf(pathOf(name)))
  }

  async links(sha256s: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const { storage } = this.options
    const ids = new Map<string, string>()
    for (const sha256 of sha256s.filter(isStoredName)) ids.set(await storage.idOf(pathOf(sha256)), sha256)
    const links = await storage.links([...ids.keys()])
    return new Map([...links].map(([id, link]) => [ids.get(id) ?? '', link]))
  }

  async #link(sha256: string): Promise<string | undefined> {
    return (await this.links([sha256])).get(sha256)
  }
}
