import { type Database, openDatabase } from '../../../local/database/database'
import type { DatabaseTransaction } from '../../../local/database/write/transaction'
import { temporaryFolder } from '../../onDisk'

jest.setTimeout(60_000)

const folder = temporaryFolder()
const manifest = { notes: { indexes: [] } }

async function begun(serializable: boolean): Promise<[Database, DatabaseTransaction, DatabaseTransaction]> {
  const database = await openDatabase({ directory: folder.make(), manifest, serializable })
  const setUp = database.begin()
  setUp.put('notes', { _id: 'x', on: true })
  setUp.put('notes', { _id: 'y', on: true })
  await setUp.commit()
  return [database, database.begin(), database.begin()]
}

/** Each looks at both and switches off the one that the other only read. */
function switchOff(transaction: DatabaseTransaction, mine: string): void {
  if (transaction.get('notes', 'x')?.on && transaction.get('notes', 'y')?.on) {
    transaction.put('notes', { _id: mine, on: false })
  }
}

test.each([
  [true, ['fulfilled', 'rejected']],
  [false, ['fulfilled', 'fulfilled']],
])('write skew: serializable %p ends as %p', async (serializable, expected) => {
  const [database, first, second] = await begun(serializable)
  switchOff(first, 'x')
  switchOff(second, 'y')
  const results = await Promise.allSettled([first.commit(), second.commit()])
  expect(results.map(({ status }) => status)).toEqual(expected)
  await database.close()
})

test('the first writer wins, also when neither has read', async () => {
  const [database, first, second] = await begun(false)
  first.put('notes', { _id: 'x', by: 'first' })
  second.put('notes', { _id: 'x', by: 'second' })
  await first.commit()
  await expect(second.commit()).rejects.toMatchObject({ code: 'CONFLICT' })
  expect((await database.get('notes', 'x'))?.by).toBe('first')
  await database.close()
})

test('the snapshot is taken by the first operation, not by begin', async () => {
  const [database, late, writer] = await begun(false)
  writer.put('notes', { _id: 'x', n: 2 })
  await writer.commit()
  expect(late.get('notes', 'x')?.n).toBe(2)
  late.abort()
  await database.close()
})

test('a snapshot that several transactions share lasts until the last of them has ended', async () => {
  const [database, first, second] = await begun(false)
  first.get('notes', 'x')
  second.get('notes', 'x')
  first.abort()
  const writer = database.begin()
  writer.put('notes', { _id: 'y', on: false })
  await writer.commit()
  expect(second.get('notes', 'y')?.on).toBe(true)
  second.abort()
  expect((await database.get('notes', 'y'))?.on).toBe(false)
  await database.close()
})

test('an aborted transaction writes nothing, and can be aborted twice', async () => {
  const [database, first] = await begun(false)
  first.put('notes', { _id: 'z' })
  first.abort()
  first.abort()
  await expect(first.commit()).rejects.toMatchObject({ code: 'CLOSED' })
  expect(await database.get('notes', 'z')).toBeNull()
  await database.close()
})

test.each([
  ['kept', () => {}],
  ['removed again', (late: DatabaseTransaction) => late.remove('notes', 'x')],
  ['put again', (late: DatabaseTransaction) => late.put('notes', { _id: 'x', by: 'again' })],
])('a hopeful insert of a taken id, %s, loses at commit', async (_name, then) => {
  const [database] = await begun(true)
  const late = database.begin(true)
  late.insert('notes', { _id: 'x', by: 'late' })
  late.insert('notes', { _id: 'z', by: 'late' })
  then(late)
  await expect(late.commit()).rejects.toMatchObject({ code: 'CONFLICT', document: 'notes/x' })
  expect(await database.get('notes', 'x')).toEqual({ _id: 'x', on: true })
  expect(await database.get('notes', 'z')).toBeNull()
  await database.close()
})

test('a hopeful insert of an id that this transaction knows is refused at once', async () => {
  const [database] = await begun(true)
  const late = database.begin(true)
  late.insert('notes', { _id: 'z', by: 'late' })
  expect(() => late.insert('notes', { _id: 'z' })).toThrow('already there')
  late.get('notes', 'x')
  expect(() => late.insert('notes', { _id: 'x' })).toThrow('already there')
  await database.close()
})
