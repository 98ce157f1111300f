import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { openDatabase } from '../../local/database/database'
import { openFiles } from '../../local/embedded/files'
import { Documents } from '../../local/gateway/documents/documents'
import { Objects } from '../../local/gateway/storage/objects'

let folder: string
let before: number
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhidu-modes-'))
  before = process.umask(0)
})
afterEach(() => {
  process.umask(before)
  rmSync(folder, { recursive: true, force: true })
})

/** The names below `folder` that others than their owner may do anything with; there must be some names. */
function open(): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  expect(names.length).toBeGreaterThan(1)
  return names.filter((name) => (statSync(join(folder, name)).mode & 0o077) !== 0)
}

const bytes = () => Readable.from([Buffer.from('evidence')])

describe('with a umask that forbids nothing, only their owner may read', () => {
  test('the database, what SQLite writes beside it, and a copy', async () => {
    const database = await openDatabase({ directory: join(folder, 'store'), manifest: { notes: { indexes: [] } } })
    const transaction = database.begin()
    transaction.put('notes', { _id: 'a' })
    await transaction.commit()
    await database.backup(join(folder, 'copy.sqlite'))
    expect(readdirSync(join(folder, 'store'))).toContain('documents.sqlite-wal')
    expect(open()).toEqual([])
    await database.close()
  })

  test('uploaded files and their folders', async () => {
    const files = await openFiles({ directory: join(folder, 'files') })
    await files.put(bytes(), 100)
    expect(open()).toEqual([])
  })

  test('documents and objects of the gateway', async () => {
    const documents = await Documents.open(join(folder, 'gateway'), { notes: { indexes: [] } })
    await new Objects(join(folder, 'gateway', 'storage')).put('a/b.jpg', bytes(), 'image/jpeg')
    expect(open()).toEqual([])
    await documents.close()
  })
})
