import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Database, openDatabase } from '../../../local/database/database'
import { compileManifest, provision } from '../../../local/database/schema'
import { Connection, loadSqlite } from '../../../local/database/sqlite'
import type { Document } from '../../../local/database/types'
import { type Commit, openWriteConnection, Writer } from '../../../local/database/write/writer'
import { describeOnSmallDisk } from '../../describeOnSmallDisk'
import { bundle, temporaryFolder } from '../../onDisk'
import { mountSmallDisk, type SmallDisk } from '../../smallDisk'
import { manifest } from './children/manifest'

const folder = temporaryFolder()

let disk: SmallDisk
beforeEach(() => {
  disk = mountSmallDisk(24)
})
afterEach(() => disk.remove())

const entry = (_id: string, size: number): Document => ({ _id, lane: _id, n: 0, tags: ['t'], fill: 'x'.repeat(size) })

/** `OK`, or the code of the refusal. */
async function add(database: Database, document: Document): Promise<string> {
  const transaction = database.begin()
  transaction.insert('entries', document)
  return transaction.commit().then(
    () => 'OK',
    ({ code }) => code,
  )
}

async function checkIntegrity(directory: string): Promise<void> {
  const connection = new Connection(await loadSqlite(), join(directory, 'documents.sqlite'))
  expect(connection.statement('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }])
  connection.close()
}

/** As many as the free room lets in of 200 kB each, in batches of eight; answers those that were acknowledged. */
async function addUntilFull(database: Database, prefix: string): Promise<string[]> {
  const acknowledged: string[] = []
  for (let batch = 0; ; batch++) {
    const ids = Array.from({ length: 8 }, (_, i) => `${prefix}-${batch}-${i}`)
    const answers = await Promise.all(ids.map((id) => add(database, entry(id, 200_000))))
    acknowledged.push(...ids.filter((_, i) => answers[i] === 'OK'))
    if (answers.every((answer) => answer === 'OK')) continue
    expect(new Set(answers)).toEqual(new Set(['FULL']))
    return acknowledged
  }
}

describeOnSmallDisk('on a full disk', () => {
  test.each([
    ['in the same thread', () => undefined],
    ['in a thread of its own', () => pathToFileURL(bundle('local/database/write/writerThread.ts', folder.make()))],
  ])(
    'a database that writes %s refuses whole batches with FULL, reads, and accepts when there is room',
    async (_, at) => {
      const [directory, writerThread] = [join(disk.directory, 'db'), at()]
      const options = { directory, manifest, ...(writerThread && { writerThread }) }
      let database = await openDatabase(options)
      const acknowledged: string[] = []
      for (let round = 0; round < 3; round++) {
        disk.fill(3_000_000)
        acknowledged.push(...(await addUntilFull(database, `r${round}`)))
        disk.fill()
        expect(await add(database, entry(`large${round}`, 3_000_000))).toBe('FULL')
        const found = await database.find('entries', { filter: {}, sort: [['fill', 1]], limit: 1000 })
        expect(found.map(({ _id }) => _id).sort()).toEqual([...acknowledged].sort())
        disk.makeRoom()
        expect(await add(database, entry(`small${round}`, 10_000))).toBe('OK')
        acknowledged.push(`small${round}`)
      }
      expect(acknowledged.length).toBeGreaterThan(10)
      await database.close()
      await checkIntegrity(directory)
      database = await openDatabase(options)
      expect(await database.count('entries', { tags: 't' })).toBe(acknowledged.length)
      await database.close()
    },
  )

  test('opening is refused with FULL', async () => {
    disk.fill()
    await expect(openDatabase({ directory: join(disk.directory, 'db'), manifest })).rejects.toMatchObject({
      code: 'FULL',
    })
    disk.makeRoom()
    await (await openDatabase({ directory: join(disk.directory, 'db'), manifest })).close()
  })

  /** A writer whose connection spills and copies its log early, so that room may end at any step. */
  async function openEarlyWriter(file: string): Promise<{ writer: Writer; connection: Connection }> {
    const connection = openWriteConnection(await loadSqlite(), file)
    const schema = compileManifest(manifest)
    const stamp = provision(connection, schema)
    connection.exec('PRAGMA cache_size = 10; PRAGMA wal_autocheckpoint = 50')
    return { writer: new Writer(connection, schema, stamp), connection }
  }

  const commitOf = (id: string, size: number): Commit => ({
    reads: [],
    writes: [
      {
        collection: 'entries',
        id,
        version: null,
        json: JSON.stringify(entry(id, size)),
        rows: [{ index: 0, remove: [], add: [[id, 0]] }],
      },
    ],
  })

  test.each([
    ['the middle of a batch', 40_000, 50],
    ['a commit or the copying of the log', 4_000, 1],
  ])('room that ends in %s leaves the database whole', async (_, size, members) => {
    const file = join(disk.directory, 'documents.sqlite')
    const { writer, connection } = await openEarlyWriter(file)
    let written = 0
    for (let round = 0; round < 4; round++) {
      disk.fill(500_000 + round * 30_000)
      for (let batch = 0, full = false; !full; batch++) {
        const ids = Array.from({ length: members }, (_, i) => `r${round}-${batch}-${i}`)
        const outcomes = writer.write(ids.map((id) => commitOf(id, size)))
        full = outcomes.some(({ ok }) => !ok)
        if (full) expect(outcomes.every((outcome) => !outcome.ok && outcome.code === 'FULL')).toBe(true)
        else written += members
      }
      disk.makeRoom()
      expect(writer.write([commitOf(`after${round}`, 10)])).toMatchObject([{ ok: true }])
      written++
    }
    connection.close()
    await checkIntegrity(disk.directory)
    const again = new Connection(await loadSqlite(), file)
    expect(again.statement('SELECT count(*) AS n FROM "collection entries"').get()).toEqual({ n: written })
    again.close()
  })
})
