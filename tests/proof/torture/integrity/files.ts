import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Store } from '../../../../server/ports'
import type { Findings } from '../findings'
import { everything } from './everything'

export interface FileFigures {
  records: number
  /** Files that a kill left between bytes and record; the daily job removes them. */
  withoutRecord: number
}

const namesIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

/** The bytes of every record that is settled are there and are what it says; every file is what its name says. */
export async function checkFiles(store: Store, folder: string, findings: Findings): Promise<FileFigures> {
  const sizes = new Map<string, number>()
  for (const path of await namesIn(folder)) {
    if (path.startsWith(join(folder, 'incoming'))) continue
    const bytes = await readFile(path)
    if (createHash('sha256').update(bytes).digest('hex') !== basename(path))
      findings.add('a file is not what its name says', path)
    sizes.set(basename(path), bytes.byteLength)
  }
  const records = await everything(store, 'evidence')
  for (const { _id, sha256, size, unsettled } of records)
    if (!unsettled && sizes.get(sha256) !== size) findings.add('a record without its bytes', { _id, sha256, size })
  const known = new Set(records.map(({ sha256 }) => sha256))
  return { records: records.length, withoutRecord: [...sizes.keys()].filter((sha256) => !known.has(sha256)).length }
}
