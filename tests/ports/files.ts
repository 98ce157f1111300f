import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Arrived, Files } from '../../server/ports'
import { smallOf } from '../../server/storedName'

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

async function* chunks(...parts: (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield typeof part === 'string' ? Buffer.from(part) : part
}

async function* broken(...parts: string[]): AsyncGenerator<Uint8Array> {
  yield* chunks(...parts)
  throw new Error('connection reset')
}

async function collect(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const part of source) parts.push(part)
  return Buffer.concat(parts)
}

export interface FilesSubject {
  files: Files
  /** Names of everything that is stored or half stored. */
  traces(): Promise<string[]>
}

/** The behaviour that every driver of the Files port has. `open` makes an empty one. */
export function describeFiles(name: string, open: () => Promise<FilesSubject>): void {
  describe(`files ${name}`, () => {
    let files: Files
    let traces: FilesSubject['traces']
    beforeEach(async () => {
      ;({ files, traces } = await open())
    })

    test('are stored under the SHA-256 of their bytes, and read back the same', async () => {
      const stored = await files.put(chunks('督查', '督办'), 1000)
      expect(stored).toEqual({ sha256: sha256(Buffer.from('督查督办')), size: 12 })
      expect((await collect(await files.read(stored.sha256))).toString()).toBe('督查督办')
      expect(await files.size(stored.sha256)).toBe(12)
    })

    test('of some megabytes come back whole', async () => {
      const bytes = Buffer.alloc(3_000_001, 'abcdefg')
      const { sha256: name } = await files.put(
        chunks(bytes.subarray(0, 1_999_999), bytes.subarray(1_999_999)),
        4_000_000,
      )
      expect(sha256(await collect(await files.read(name)))).toBe(sha256(bytes))
    })

    test('may be empty', async () => {
      const { sha256: name, size } = await files.put(chunks(), 10)
      expect([size, await files.size(name)]).toEqual([0, 0])
    })

    test('with the same bytes are stored once', async () => {
      const [first, second] = await Promise.all([files.put(chunks('same'), 10), files.put(chunks('sa', 'me'), 10)])
      await files.put(chunks('same'), 10)
      expect(second).toEqual(first)
      expect(await traces()).toEqual([first.sha256])
    })

    test('are read in part, both ends included', async () => {
      const { sha256: name } = await files.put(chunks('0123456789'), 10)
      expect((await collect(await files.read(name, { start: 2, end: 5 }))).toString()).toBe('2345')
      expect((await collect(await files.read(name, { start: 8, end: 99 }))).toString()).toBe('89')
    })

    test('as large as allowed are taken, one byte more is TOO_LARGE and leaves nothing', async () => {
      await expect(files.put(chunks('12345', '678901'), 10)).rejects.toMatchObject({ code: 'TOO_LARGE' })
      expect(await traces()).toEqual([])
      expect((await files.put(chunks('12345', '67890'), 10)).size).toBe(10)
    })

    test('that are too large are refused before the rest has come', async () => {
      let asked = 0
      const endless = (async function* () {
        for (;;) {
          asked++
          yield Buffer.alloc(100)
        }
      })()
      await expect(files.put(endless, 250)).rejects.toMatchObject({ code: 'TOO_LARGE' })
      expect(asked).toBe(3)
    })

    test('whose source breaks off are INTERRUPTED and leave nothing', async () => {
      await expect(files.put(broken('half'), 100)).rejects.toMatchObject({ code: 'INTERRUPTED' })
      expect(await traces()).toEqual([])
    })

    test('are looked at before they have a name: what is refused there leaves nothing, what is kept takes nothing', async () => {
      const kept = await files.put(chunks('same'), 10)
      const seen: unknown[] = []
      const refuse = async ({ path, ...told }: Arrived) => {
        seen.push([told, readFileSync(path, 'utf8')])
        throw new Error('not this one')
      }
      await expect(files.put(chunks('other'), 10, refuse)).rejects.toThrow('not this one')
      await expect(files.put(chunks('same'), 10, refuse)).rejects.toThrow('not this one')
      const other = { sha256: sha256(Buffer.from('other')), size: 5 }
      expect(seen).toEqual([
        [other, 'other'],
        [kept, 'same'],
      ])
      expect(await traces()).toEqual([kept.sha256])
    })

    test.each(['0'.repeat(64), '../../etc/passwd', ''])('named %p are not there', async (name) => {
      await expect(files.read(name)).rejects.toMatchObject({ code: 'NOT_FOUND' })
      expect(await files.size(name)).toBeNull()
      await files.remove(name)
    })

    test('have a small picture beside them once it is kept, which goes with them', async () => {
      const { sha256: name } = await files.put(chunks('large'), 10)
      expect(await files.size(smallOf(name))).toBeNull()
      expect([...((await files.links?.([smallOf(name)])) ?? [])]).toEqual([])
      await files.keepSmall(name, Buffer.from('first'))
      await files.keepSmall(name, Buffer.from('small'))
      expect((await collect(await files.read(smallOf(name)))).toString()).toBe('small')
      expect((await collect(await files.read(name))).toString()).toBe('large')
      expect((await traces()).sort()).toEqual([name, smallOf(name)])
      await files.remove(name)
      expect([await files.size(smallOf(name)), await traces()]).toEqual([null, []])
    })

    test('that were removed are gone', async () => {
      const { sha256: name } = await files.put(chunks('x'), 10)
      await files.remove(name)
      expect(await files.size(name)).toBeNull()
      expect(await traces()).toEqual([])
    })
  })
}
