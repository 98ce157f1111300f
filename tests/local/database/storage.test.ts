import { execFileSync } from 'node:child_process'
import { copyFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Database, openDatabase } from '../../../local/database/database'
import type { Document } from '../../../local/database/types'
import { bundle, temporaryFolder } from '../../onDisk'
import { manifest } from './children/manifest'

jest.setTimeout(60_000)

const folder = temporaryFolder()

async function add(database: Database, collection: string, document: Document): Promise<void> {
  const transaction = database.begin()
  transaction.put(collection, document)
  await transaction.commit()
}

test('a directory that cannot be one is refused with STORAGE', async () => {
  const file = join(folder.make(), 'file')
  writeFileSync(file, '')
  await expect(openDatabase({ directory: join(file, 'data'), manifest })).rejects.toMatchObject({ code: 'STORAGE' })
})

test('a file that is no database is refused with STORAGE', async () => {
  const directory = folder.make()
  writeFileSync(join(directory, 'documents.sqlite'), 'not a database, but long enough to be looked at '.repeat(100))
  await expect(openDatabase({ directory, manifest })).rejects.toMatchObject({ code: 'STORAGE' })
})

test('a database that was closed is one file, with all that was written', async () => {
  const [directory, elsewhere] = [folder.make(), folder.make()]
  const database = await openDatabase({ directory, manifest })
  const [collection = ''] = Object.keys(manifest)
  await add(database, collection, { _id: 'a' })
  await database.get(collection, 'a')
  await database.close()
  copyFileSync(join(directory, 'documents.sqlite'), join(elsewhere, 'documents.sqlite'))
  const copy = await openDatabase({ directory: elsewhere, manifest })
  expect(await copy.get(collection, 'a')).toEqual({ _id: 'a' })
  await copy.close()
})

test('a document that could not be given back unchanged is refused with BAD_DOCUMENT', async () => {
  const database = await openDatabase({ directory: folder.make(), manifest })
  for (const text of ['\ud800', '\udfff', '\\\ud83d', 'a\ude00b'])
    await expect(add(database, 'counters', { _id: 'd1', text })).rejects.toMatchObject({ code: 'BAD_DOCUMENT' })
  const whole = { _id: 'd1', text: '😀\u0000\\ud800 \ufffd' }
  await add(database, 'counters', whole)
  expect(await database.find('counters', { filter: {}, limit: 2 })).toEqual([whole])
  await database.close()
})

test('a writer thread that does not come up is told when opening, not at the first commit', async () => {
  const directory = folder.make()
  const writerThread = pathToFileURL(join(directory, 'none.mjs'))
  await expect(openDatabase({ directory, manifest, writerThread })).rejects.toMatchObject({ code: 'STORAGE' })
})

test('on a full disk a commit is refused and leaves nothing, the others stay, and the process goes on', async () => {
  const child = bundle('tests/local/database/children/filling.ts', folder.make())
  const directory = folder.make()
  // Blocks of 512 bytes: about 5 MB a file. The ignored signal makes the kernel answer with an error, as a full disk does.
  const limited = `trap '' XFSZ; ulimit -f 10000; exec "$0" "$1" "$2"`
  const told = JSON.parse(execFileSync('sh', ['-c', limited, process.execPath, child, directory]).toString())
  expect(told.acknowledged.length).toBeGreaterThan(2)
  expect(told.refused[0]).toBe('STORAGE')
  expect(told.seen).toBe(told.acknowledged.length)
  const database = await openDatabase({ directory, manifest })
  const found = await database.find('entries', { filter: {}, limit: 1000 })
  expect(found.map(({ _id }) => _id).sort()).toEqual([...told.acknowledged].sort())
  await add(database, 'entries', { _id: 'after', lane: 'after', n: 0 })
  await database.close()
})

describe('a backup', () => {
  test('taken between commits is whole, and opens as a database', async () => {
    const [directory, copy] = [folder.make(), folder.make()]
    const database = await openDatabase({ directory, manifest })
    for (let i = 0; i < 50; i++)
      await add(database, 'entries', { _id: `e${i}`, lane: i, n: i, tags: ['t'], fill: 'x'.repeat(5000) })
    const raise = async (n: number) => {
      const transaction = database.begin()
      transaction.put('counters', { _id: 'left', n })
      transaction.put('counters', { _id: 'right', n })
      await transaction.commit()
    }
    await raise(1)
    let open = true
    const writing = (async () => {
      for (let n = 2; open; n++) await raise(n)
    })()
    await database.backup(join(copy, 'documents.sqlite'))
    open = false
    await writing
    await database.close()

    const restored = await openDatabase({ directory: copy, manifest })
    expect(await restored.count('entries', { tags: 't' })).toBe(50)
    const left = await restored.get('counters', 'left')
    expect(left?.n).toBeGreaterThan(0)
    expect((await restored.get('counters', 'right'))?.n).toBe(left?.n)
    await add(restored, 'entries', { _id: 'new', lane: 'new', n: 1 })
    await restored.close()
  })

  test('to a folder that is not there is refused with STORAGE', async () => {
    const database = await openDatabase({ directory: folder.make(), manifest })
    await expect(database.backup(join(folder.make(), 'none', 'copy'))).rejects.toMatchObject({ code: 'STORAGE' })
    await database.close()
  })
})
