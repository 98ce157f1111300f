import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { openDatabase } from '../../../local/database/database'
import { bundle, temporaryFolder } from '../../onDisk'
import { manifest } from './children/manifest'

jest.setTimeout(120_000)

const folder = temporaryFolder()

test('two processes raise one counter in one database, and no increment is lost', async () => {
  const child = bundle('tests/local/database/children/increments.ts', folder.make())
  const directory = folder.make()
  const run = async () => {
    const raising = spawn(process.execPath, [child, directory, '100'], { stdio: ['ignore', 'inherit', 'pipe'] })
    const [said, [code]] = await Promise.all([text(raising.stderr), once(raising, 'exit')])
    return code === 0 ? 'done' : said
  }
  expect(await Promise.all([run(), run()])).toEqual(['done', 'done'])
  const database = await openDatabase({ directory, manifest })
  const entries = await database.find('entries', { filter: { lane: 0 }, sort: [['n', 1]], limit: 1000 })
  await database.close()
  expect(entries.map(({ n }) => n)).toEqual(Array.from({ length: 200 }, (_, i) => i + 1))
  expect(new Set(entries.map(({ tags }) => String(tags))).size).toBe(2)
})

test('what another process has committed is seen at once', async () => {
  const directory = folder.make()
  const [mine, other] = [await openDatabase({ directory, manifest }), await openDatabase({ directory, manifest })]
  for (let n = 1; n <= 20; n++) {
    const transaction = other.begin()
    transaction.put('counters', { _id: 'c', lane: 1, n })
    await transaction.commit()
    expect((await mine.get('counters', 'c'))?.n).toBe(n)
    expect(await mine.count('counters', { n })).toBe(1)
  }
  await Promise.all([mine.close(), other.close()])
})
