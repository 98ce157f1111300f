import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pack } from 'tar-stream'
import { openFiles } from '../../../local/embedded/files'
import { openStore } from '../../../local/embedded/store'
import { manifest, type Session } from '../../../server/collections'
import { storeFile } from '../../../server/operations/evidence/storeFile'
import { exportArchive, type Source } from '../../../server/transfer/exportArchive'
import { isUnfinished, VERSION } from '../../../server/transfer/format'
import { importArchive } from '../../../server/transfer/importArchive'
import { checkArchive } from '../../../server/transfer/readArchive'
import { SHAPE } from '../../../server/upgrade/upgrade'
import { START } from '../../domain/world'
import { dump } from '../dump'
import { Harness } from '../harness'

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** A phone bound to a person: WeChat says at each call whose it is. */
const PHONE = {
  _id: 'p',
  personId: 'u1head',
  client: 'phone',
  createdAt: START,
  expiresAt: START,
  openid: 'o-1',
} as Session

let folder: string
let archive: string
let source: Harness
let sha256: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhidu-transfer-'))
  archive = join(folder, 'all.tar')
  source = await Harness.open()
  await source.start()
  await source.start({ title: '背街小巷路面修复' })
  const file = await storeFile(source.app.ports, source.caller('u1handler'), {
    name: '现场.png',
    origin: 'camera',
    source: Readable.from([PNG]),
  })
  if (!('sha256' in file)) throw new Error(file.code)
  sha256 = file.sha256
  await source.store.transact(async (tx) => {
    await tx.put('sessions', { _id: 's', personId: 'officer', client: 'desk', createdAt: START, expiresAt: START })
    await tx.put('sessions', PHONE)
    const password = { salt: 'salt', hash: 'hash' }
    await tx.put('credentials', { _id: 'officer', password, codeHash: 'open', codeExpiresAt: START, boundAt: START })
    await tx.put('credentials', {
      _id: 'chief',
      password: null,
      codeHash: 'other',
      codeExpiresAt: START,
      boundAt: null,
    })
  })
  await exportTo(archive)
})
afterAll(async () => {
  await source.close()
  await rm(folder, { recursive: true, force: true })
})

const exportTo = (file: string) =>
  exportArchive({ store: source.store, files: source.app.ports.files }, createWriteStream(file), {
    at: START,
    mode: 'live',
  })

/** A blank system of its own. */
const blank = async (): Promise<Source & { close(): Promise<void> }> => {
  const directory = await mkdtemp(join(folder, 'target-'))
  const store = await openStore({ directory: join(directory, 'store'), manifest })
  return { store, files: await openFiles({ directory: join(directory, 'files') }), close: () => store.close() }
}

const from = (bytes: Uint8Array) => () => Readable.from([bytes])

describe('an archive imported into a blank system', () => {
  let target: Awaited<ReturnType<typeof blank>>
  beforeAll(async () => {
    target = await blank()
    await importArchive(target, from(await readFile(archive)))
  })
  afterAll(() => target.close())

  test('gives the same documents and the same files', async () => {
    const [before, after] = [JSON.parse(await dump(source.store)), JSON.parse(await dump(target.store))]
    for (const name of ['sessions', 'attempts', 'credentials']) {
      delete before[name]
      delete after[name]
    }
    expect(before.matters).toHaveLength(2)
    expect(after).toEqual(before)
    expect(await buffer(await target.files.read(sha256))).toEqual(PNG)
  })

  test('brings passwords and bound phones along, but nobody logged in and no one-time code', async () => {
    expect(await target.store.find('sessions', { filter: {}, limit: 10 })).toEqual([PHONE])
    expect(await target.store.find('credentials', { filter: {}, limit: 10 })).toEqual([
      { _id: 'officer', password: { salt: 'salt', hash: 'hash' }, boundAt: START },
    ])
  })

  test('can be exported again into an archive of the same content', async () => {
    const again = join(folder, 'again.tar')
    const closing = await exportArchive(target, createWriteStream(again), { at: START, mode: 'live' })
    expect(closing).toEqual(await exportTo(join(folder, 'once-more.tar')))
    expect(await isUnfinished(target.store)).toBe(false)
  })

  test('is not imported over what is there', async () => {
    await expect(importArchive(target, from(await readFile(archive)))).rejects.toMatchObject({
      code: 'TARGET_NOT_EMPTY',
    })
  })
})

describe('an import that broke off', () => {
  /** The files of a target whose disk is full. */
  const full = (target: Source): Source => ({
    store: target.store,
    files: { ...target.files, put: () => Promise.reject(new Error('no space left')) },
  })

  test('leaves a target that says so, takes the same archive again, and no other', async () => {
    const target = await blank()
    const bytes = await readFile(archive)
    await expect(importArchive(full(target), from(bytes))).rejects.toThrow('no space left')
    expect(await isUnfinished(target.store)).toBe(true)

    const other = join(folder, 'other.tar')
    const { files } = await blank()
    await exportArchive({ store: target.store, files }, createWriteStream(other), { at: START, mode: 'live' })
    await expect(importArchive(target, from(await readFile(other)))).rejects.toMatchObject({
      code: 'OTHER_IMPORT_UNFINISHED',
    })

    await importArchive(target, from(bytes))
    expect(await isUnfinished(target.store)).toBe(false)
    expect(await target.store.count('matters', {})).toBe(2)
    await target.close()
  })
})

describe('what is refused before anything is written', () => {
  const refusal = async (bytes: Uint8Array): Promise<[string, number]> => {
    const target = await blank()
    const code = await importArchive(target, from(bytes)).then(
      () => 'IMPORTED',
      ({ code }) => code as string,
    )
    const written = await target.store.count('counters', {})
    await target.close()
    return [code, written]
  }

  test('a file that is no archive', async () => {
    expect(await refusal(Buffer.from('PK something else altogether'))).toEqual(['NOT_AN_ARCHIVE', 0])
    expect(await refusal(Buffer.alloc(0))).toEqual(['NOT_AN_ARCHIVE', 0])
  })

  test('an archive that ends early, wherever it was cut', async () => {
    const bytes = await readFile(archive)
    for (const share of [0.2, 0.5, 0.9])
      expect(await refusal(bytes.subarray(0, Math.floor((bytes.length * share) / 512) * 512))).toEqual([
        'ARCHIVE_DAMAGED',
        0,
      ])
  })

  test.each([
    ['no object as its end', '', '5'],
    ['an end that tells nothing', '', '{"collections":null}'],
    ['a document that is none', 'null\n', null],
    ['a document without an id', '{"_id":7}\n', null],
  ])('one with %s', async (_, lines, end) => {
    const sha256 = createHash('sha256').update(lines).digest('hex')
    const told = { collections: { units: { count: 1, sha256 } }, files: { count: 0, bytes: 0 }, missing: [] }
    const tar = pack()
    tar.entry({ name: 'head.json' }, JSON.stringify({ format: 'zhidu-archive', version: 1, mode: 'live' }))
    tar.entry({ name: 'documents/units/000001.ndjson' }, lines)
    tar.entry({ name: 'closing.json' }, end ?? JSON.stringify(told))
    tar.finalize()
    expect(await refusal(await buffer(tar))).toEqual(['ARCHIVE_DAMAGED', 0])
  })

  test('one with a changed document, and one with a changed file', async () => {
    const bytes = await readFile(archive)
    for (const [what, change] of [
      [Buffer.from('背街小巷'), Buffer.from('背街大巷')],
      [PNG.subarray(0, 40), Buffer.alloc(40, 7)],
    ] as const) {
      const changed = Buffer.from(bytes)
      changed.set(change, changed.indexOf(what))
      expect(await refusal(changed)).toEqual(['ARCHIVE_DAMAGED', 0])
    }
  })

  test.each([
    ['another form of file', { version: VERSION + 1 }, 'units'],
    ['one step more than there are here', { version: VERSION, shape: SHAPE + 1 }, 'units'],
    ['a collection that is not known here', { version: VERSION, shape: SHAPE }, 'proofs'],
  ])('one of a newer version: %s', async (_, head, collection) => {
    const tar = pack()
    tar.entry({ name: 'head.json' }, JSON.stringify({ format: 'zhidu-archive', mode: 'live', ...head }))
    tar.entry({ name: `documents/${collection}/000001.ndjson` }, '{"_id":"1"}\n')
    tar.finalize()
    expect(await refusal(await buffer(tar))).toEqual(['ARCHIVE_TOO_NEW', 0])
  })

  test('an archive says which shape its documents have', async () => {
    expect((await checkArchive(from(await readFile(archive))())).head).toMatchObject({ version: VERSION, shape: SHAPE })
  })
})

test('a system whose trail was tampered with is not exported', async () => {
  const target = await blank()
  await importArchive(target, from(await readFile(archive)))
  const [event] = await target.store.find('events', { filter: {}, limit: 1 })
  await target.store.transact((tx) => tx.put('events', { ...event, at: '2020-01-01T00:00:00.000Z' } as never))
  const file = join(folder, 'never.tar')
  await writeFile(file, '')
  await expect(exportArchive(target, createWriteStream(file), { at: START, mode: 'live' })).rejects.toMatchObject({
    code: 'SOURCE_BROKEN',
  })
  await target.close()
})
