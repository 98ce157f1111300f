import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { temporaryFolder } from '../../onDisk'
import { buildCommand, type Ended, run } from './built'

jest.setTimeout(300_000)

const folder = temporaryFolder()
const main = buildCommand(folder.make())

const start = (directory: string, environment: NodeJS.ProcessEnv = {}, before: string[] = []): Promise<Ended> =>
  run([...before, process.execPath, main, '--bare', '--data', directory], { PORT: '0', ...environment })

/** What has been started once, stopped, and spoilt. */
let whole: string
beforeAll(async () => {
  whole = join(folder.make(), 'data')
  expect(await start(whole, {}, ['sh', '-c', 'umask 0; exec "$@"', 'sh'])).toMatchObject({ code: null })
})

function spoilt(how: (directory: string) => void): string {
  const directory = join(folder.make(), 'data')
  fs.cpSync(whole, directory, { recursive: true })
  how(directory)
  return directory
}

test('whatever the umask, what the command makes is its owner’s alone', () => {
  const open = fs
    .readdirSync(whole, { recursive: true, encoding: 'utf8' })
    .concat('.')
    .filter((name) => (fs.statSync(join(whole, name)).mode & 0o077) !== 0)
  expect(open).toEqual([])
  expect(fs.existsSync(join(whole, 'store', 'documents.sqlite'))).toBe(true)
})

const write = (name: string, text: string) => (directory: string) =>
  fs.writeFileSync(join(directory, name), text, { mode: 0o600 })

const BLANK = `const [, sqlite, file] = process.argv
new (require(sqlite).DatabaseSync)(file).exec('CREATE TABLE t (x)')`

describe('one sentence with the cure, and no stack, for', () => {
  const FAULTS: [string, (directory: string) => void, RegExp][] = [
    [
      'a database that is none',
      (directory) => {
        fs.rmSync(join(directory, 'store', 'documents.sqlite-wal'), { force: true })
        fs.rmSync(join(directory, 'store', 'documents.sqlite-shm'), { force: true })
        write('store/documents.sqlite', 'x'.repeat(8192))(directory)
      },
      /restore\.md/,
    ],
    [
      'a database whose rows are gone',
      (directory) => {
        const database = join(directory, 'store', 'documents.sqlite')
        for (const name of fs.readdirSync(join(directory, 'store'))) fs.rmSync(join(directory, 'store', name))
        execFileSync(process.execPath, ['-e', BLANK, require.resolve('@photostructure/sqlite'), database])
        fs.chmodSync(database, 0o600)
      },
      /restore\.md/,
    ],
    ['about.json that cannot be read', write('about.json', '{"mode"'), /about\.json/],
    ['a clock that cannot be read', write('demo-clock.json', '{"aheadMs":null}'), /demo-clock\.json/],
    [
      'a log that is a folder',
      (directory) => {
        fs.rmSync(join(directory, 'host.log'))
        fs.mkdirSync(join(directory, 'host.log'))
      },
      /文件夹/,
    ],
    [
      'files that are no folder',
      (directory) => {
        fs.rmSync(join(directory, 'files'), { recursive: true })
        write('files', '')(directory)
      },
      /文件夹/,
    ],
  ]

  const expectSentence = ({ code, told }: Ended, words: RegExp) => {
    expect(code).toBe(1)
    expect(told).toMatch(words)
    expect(told).not.toMatch(/\n\s+at |Error:/)
    expect(told.trim().split('\n')).toHaveLength(1)
  }

  test.each(FAULTS)('%s', async (_, spoil, words) => {
    const directory = spoilt(spoil)
    expectSentence(await start(directory), words)
    expect(fs.existsSync(join(directory, 'host.lock'))).toBe(false)
  })

  test('a directory that is a file', async () => {
    const file = join(folder.make(), 'file')
    fs.writeFileSync(file, '')
    expectSentence(await start(file), /--data/)
  })

  test('a port that is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => other.once('listening', resolve))
    const { port } = other.address() as { port: number }
    expectSentence(
      await start(
        spoilt(() => {}),
        { PORT: `${port}` },
      ),
      /PORT=/,
    )
    other.close()
  })

  test('a missing part of the program', async () => {
    const alone = join(folder.make(), 'main.mjs')
    fs.copyFileSync(main, alone)
    expectSentence(
      await run([process.execPath, alone, '--bare', '--data', spoilt(() => {})], { PORT: '0' }),
      /npm start/,
    )
  })

  const onRoot = process.getuid?.() === 0 ? test : test.skip

  /** Root without the right to pass over modes: then it is a user like any other. */
  const WITHOUT_RIGHTS = ['setpriv', '--bounding-set', '-dac_override,-dac_read_search,-fowner']

  onRoot('a directory of somebody else', async () => {
    const theirs = spoilt((directory) => {
      for (const name of fs.readdirSync(directory, { recursive: true, encoding: 'utf8' }).concat('.'))
        fs.chownSync(join(directory, name), 65_534, 65_534)
    })
    expectSentence(await start(theirs, {}, WITHOUT_RIGHTS), /权限/)
  })

  /** A disk of its own, gone with the process. */
  const onDisk = (options: string, before: string) => [
    'unshare',
    '--mount',
    'sh',
    '-c',
    `set -e; mount -t tmpfs -o size=8m none "$ZHIDU_DISK"; ${before}; mount -o remount,${options} "$ZHIDU_DISK"; "$@" || code=$?; ls -A "$ZHIDU_DISK/data" 2>/dev/null | sed 's/^/left /'; exit $code`,
    'sh',
  ]
  const canMount = (() => {
    try {
      execFileSync('unshare', ['--mount', 'true'], { stdio: 'ignore' })
      return true
    } catch {
      return false
    }
  })()
  const onTmpfs = canMount ? test : test.skip

  onTmpfs.each([
    ['from the beginning', 'mkdir "$ZHIDU_DISK/data"'],
    ['on a later start', 'cp -r "$ZHIDU_WHOLE" "$ZHIDU_DISK/data"; rm -f "$ZHIDU_DISK/data/host.lock"'],
  ])('a disk that is full %s; no litter stays', async (_, before) => {
    const disk = folder.make()
    const fill = `${before}; dd if=/dev/zero of="$ZHIDU_DISK/filling" bs=4k 2>/dev/null || true`
    const { code, told } = await start(join(disk, 'data'), { ZHIDU_DISK: disk, ZHIDU_WHOLE: whole }, onDisk('rw', fill))
    const left = told.split('\n').filter((line) => line.startsWith('left '))
    expectSentence({ code, told: told.replaceAll(/^left .*\n/gm, '') }, /磁盘已满/)
    expect(left.filter((line) => /\.new|host\.lock/.test(line))).toEqual([])
  })

  onTmpfs('a disk that may only be read', async () => {
    const disk = folder.make()
    const { code, told } = await start(
      join(disk, 'data'),
      { ZHIDU_DISK: disk, ZHIDU_WHOLE: whole },
      onDisk('ro', 'cp -r "$ZHIDU_WHOLE" "$ZHIDU_DISK/data"'),
    )
    expectSentence({ code, told: told.replaceAll(/^left .*\n/gm, '') }, /只读/)
  })
})
