import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { lockDirectory } from '../../../local/host/lock'
import { StartError } from '../../../local/host/startError'
import { adminCode } from '../../../server/firstAdmin'
import { redeemCode } from '../../../server/session/logIn'
import { adminOf, openHost } from './testHost'

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'zhidu-data-'))
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

/** The sentence with which it refuses to start. */
const refusal = async (start: () => unknown): Promise<string> => {
  try {
    await start()
  } catch (error) {
    if (error instanceof StartError) return error.message
    throw error
  }
  return 'started'
}

describe('a data directory', () => {
  test('is used by one host at a time, and free again afterwards', async () => {
    const host = await openHost({ directory })
    expect(await refusal(() => openHost({ directory }))).toContain(String(process.pid))
    await host.stop()
    const again = await openHost({ directory })
    await again.stop()
    expect(existsSync(join(directory, 'host.lock'))).toBe(false)
  })

  test('is taken over from a process that is gone', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', ''])
    writeFileSync(join(directory, 'host.lock'), JSON.stringify({ pid, began: null }))
    const release = await lockDirectory(directory)
    release()
    expect(existsSync(join(directory, 'host.lock'))).toBe(false)
  })

  test.each([
    ['the number of its process has passed to another', JSON.stringify({ pid: process.ppid, began: 'long ago' })],
    ['the lock is damaged', ''],
    ['the lock says nothing', 'null'],
  ])('is taken over when %s', async (_, note) => {
    writeFileSync(join(directory, 'host.lock'), note)
    const release = await lockDirectory(directory)
    expect(JSON.parse(readFileSync(join(directory, 'host.lock'), 'utf8'))).toMatchObject({ pid: process.pid })
    release()
  })

  test('is left to a host of an older version, which only writes host.lock', async () => {
    const note = JSON.stringify({ pid: process.ppid, began: null })
    writeFileSync(join(directory, 'host.lock'), note)
    expect(await refusal(() => lockDirectory(directory))).toContain(String(process.ppid))
    expect(readFileSync(join(directory, 'host.lock'), 'utf8')).toBe(note)
  })

  test('that cannot be made is named', async () => {
    const file = join(directory, 'file')
    writeFileSync(file, '')
    expect(await refusal(() => openHost({ directory: join(file, 'data') }))).toContain('--data')
  })

  test('of a demonstration never becomes a real one, and a real one never a demonstration', async () => {
    await (await openHost({ directory, mode: 'demo' })).stop()
    expect(await refusal(() => openHost({ directory, mode: 'live' }))).toContain('演示数据')
    expect(existsSync(join(directory, 'host.lock'))).toBe(false)
    const other = join(directory, 'real')
    await (await openHost({ directory: other, mode: 'live' })).stop()
    const again = await openHost({ directory: other, mode: 'demo' })
    expect(again.mode).toBe('live')
    expect(again.ports.demo).toBe(false)
    expect(again.clock).toBeUndefined()
    await again.stop()
  })

  test('that was not filled to the end is filled anew', async () => {
    const first = await openHost({ directory })
    const admin = await adminOf(first)
    await first.stop()
    writeFileSync(join(directory, 'about.json'), JSON.stringify({ mode: 'demo', complete: false }))
    const second = await openHost({ directory })
    expect(second.fresh).toBe(true)
    expect(await adminOf(second)).not.toBe(admin)
    await second.stop()
  })

  test('keeps its link secret to itself, and keeps it', async () => {
    const first = await openHost({ directory })
    const { linkSecret } = first.ports
    await first.stop()
    const second = await openHost({ directory })
    expect(second.ports.linkSecret).toBe(linkSecret)
    expect(linkSecret).toMatch(/^[0-9a-f]{64}$/)
    expect(readFileSync(join(directory, 'host.log'), 'utf8')).not.toContain(linkSecret)
    await second.stop()
  })
})

test('a taken port is named with the cure, and leaves the directory free', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => other.once('listening', resolve))
  const { port } = other.address() as { port: number }
  expect(await refusal(() => openHost({ directory, port }))).toContain(`PORT=${port + 1}`)
  expect(existsSync(join(directory, 'host.lock'))).toBe(false)
  other.close()
})

test('an address that is not this machine’s is named', async () => {
  expect(await refusal(() => openHost({ directory, address: '192.0.2.1' }))).toContain('192.0.2.1')
})

test('a blank real system gives codes for its administrator until one has been redeemed, and later when asked', async () => {
  const host = await openHost({ directory, mode: 'live' })
  const first = await adminCode(host, false)
  const second = await adminCode(host, false)
  expect(first).toMatchObject({ name: '系统管理员' })
  expect(second?.code).not.toBe(first?.code)
  await redeemCode(host, { code: second?.code ?? '', password: 'correct horse 7', client: 'desk' })
  expect(await adminCode(host, false)).toBeNull()
  expect(await adminCode(host, true)).toMatchObject({ name: '系统管理员' })
  await host.stop()
})
