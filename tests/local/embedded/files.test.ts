import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openFiles } from '../../../local/embedded/files'

const root = mkdtempSync(join(tmpdir(), 'files-'))
afterAll(() => rmSync(root, { recursive: true }))

describe('opening sweeps what was left half-way', () => {
  let directory: string
  const leave = (name: string) => writeFileSync(join(directory, 'incoming', name), 'half')
  beforeEach(() => {
    directory = mkdtempSync(join(root, 'files-'))
    mkdirSync(join(directory, 'incoming'))
  })

  test('by a process that is dead', async () => {
    const dead = spawnSync(process.execPath, ['--version']).pid
    leave(`${dead}-x`)
    leave('not-ours')
    await openFiles({ directory })
    expect(readdirSync(join(directory, 'incoming'))).toEqual([])
  })

  test('but not by a process that lives, until it is a day old', async () => {
    leave(`${process.pid}-new`)
    leave(`${process.pid}-old`)
    utimesSync(join(directory, 'incoming', `${process.pid}-old`), 0, 0)
    await openFiles({ directory })
    expect(readdirSync(join(directory, 'incoming'))).toEqual([`${process.pid}-new`])
  })
})

test('a file lies two folders deep under its own hash', async () => {
  const directory = mkdtempSync(join(root, 'files-'))
  const files = await openFiles({ directory })
  const { sha256 } = await files.put((async function* () {})(), 1)
  expect(readdirSync(join(directory, sha256.slice(0, 2), sha256.slice(2, 4)))).toEqual([sha256])
})
