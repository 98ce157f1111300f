import fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type DataDirectory, type Mode, openDataDirectory, type Purpose } from '../../../../local/host/dataDirectory'
import { StartError } from '../../../../local/host/startError'

let directory: string
beforeEach(() => {
  directory = fs.mkdtempSync(join(tmpdir(), 'zhidu-data-'))
})
afterEach(() => {
  jest.restoreAllMocks()
  fs.rmSync(directory, { recursive: true, force: true })
})

const inside = (...names: string[]) => join(directory, ...names)
const read = (name: string) => fs.readFileSync(inside(name), 'utf8')

/** Every name below a folder with its bytes. */
const everything = (folder: string): Record<string, string> =>
  Object.fromEntries(
    fs
      .readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .sort()
      .map((name) => [
        name,
        fs.statSync(join(folder, name)).isFile() ? fs.readFileSync(join(folder, name), 'utf8') : '/',
      ]),
  )

/** Opens it, does something, and closes it. */
async function use(work: (data: DataDirectory) => void = () => {}, mode: Mode = 'live', purpose: Purpose = 'serve') {
  const data = await openDataDirectory(directory, mode, purpose)
  try {
    work(data)
    return data
  } finally {
    data.release()
  }
}

/** As a host leaves it after its first start. */
const fill = (data: DataDirectory): void => {
  fs.writeFileSync(join(data.store, 'documents.sqlite'), 'rows', { mode: 0o600 })
  fs.mkdirSync(join(data.files, 'ab'))
  fs.writeFileSync(join(data.files, 'ab', 'abcd'), 'evidence')
  data.complete()
}

const refused = (purpose: Purpose = 'serve') =>
  expect(use(undefined, 'live', purpose)).rejects.toBeInstanceOf(StartError)
const codes = ({ warnings }: DataDirectory) => warnings.map(({ code }) => code)

describe('what is not ours', () => {
  const FOREIGN: Record<string, string>[] = [
    { 'files/report.docx': 'mine' },
    { 'store/goods.db': 'mine' },
    { 'photo.jpg': 'mine' },
    { 'about.json': '{"title":"a site"}' },
    { 'about.json': '{"mode":"live","complete":false,"format":2}', 'files/ab/x': 'of a later version' },
    { 'about.json': '{"mode":"live","compl', 'store/documents.sqlite': 'rows' },
    { 'about.json': '', 'store/documents.sqlite': 'rows' },
    { 'store/documents.sqlite': 'rows', 'files/ab/abcd': 'evidence', secret: 'a'.repeat(64) },
    { 'about.json': '{"mode":"live","complete":false}', 'files/holiday.jpg': 'mine' },
  ]

  test.each(FOREIGN)('is refused and stays to the byte: %j', async (files) => {
    for (const [name, text] of Object.entries(files)) {
      fs.mkdirSync(join(inside(name), '..'), { recursive: true })
      fs.writeFileSync(inside(name), text)
    }
    for (const purpose of ['serve', 'import', 'export'] as const) await refused(purpose)
    // The lock is the only thing that may have come, and only where about.json is one of ours.
    const { 'lock.sqlite': _, ...left } = everything(directory)
    expect(Object.fromEntries(Object.entries(left).filter(([, text]) => text !== '/'))).toEqual(files)
  })

  test('is a folder that everybody may write into', async () => {
    fs.chmodSync(directory, 0o1777)
    await refused()
    expect([fs.readdirSync(directory), fs.statSync(directory).mode & 0o7777]).toEqual([[], 0o1777])
  })
})

test('a file system’s own folder does not make a directory somebody else’s', async () => {
  fs.mkdirSync(inside('lost+found'))
  expect((await use()).fresh).toBe(true)
})

const STEPS = [
  'chmodSync',
  'closeSync',
  'fsyncSync',
  'mkdirSync',
  'openSync',
  'renameSync',
  'rmSync',
  'writeFileSync',
] as const

/** From the given step on the disk takes nothing any more: what stands then is what a kill at that moment leaves. */
function dieAt(step: number): { steps(): number } {
  let steps = 0
  for (const name of STEPS) {
    const real = fs[name] as (...args: unknown[]) => unknown
    jest.spyOn(fs, name as 'rmSync').mockImplementation((...args: unknown[]) => {
      steps++
      // A file is there before its bytes are.
      if (steps === step && name === 'writeFileSync') real(args[0], '', args[2])
      if (steps >= step) throw new Error('killed')
      return real(...args)
    })
  }
  return { steps: () => steps }
}

/** A directory, a start on it that is as if killed at its first step, its second and so on until it comes through, and a look. */
async function killedAtEveryStep(prepare: () => Promise<unknown>, verify: () => Promise<void>): Promise<number> {
  for (let step = 1; ; step++) {
    fs.rmSync(directory, { recursive: true, force: true })
    await prepare()
    const disk = dieAt(step)
    await use().catch(() => undefined)
    jest.restoreAllMocks()
    await verify()
    if (disk.steps() < step) return step - 1
  }
}

const WHOLE = ['about.json', 'files', 'lock.sqlite', 'secret', 'store']

test('a first start killed at any of its steps is begun anew by the next one', async () => {
  const steps = await killedAtEveryStep(
    async () => undefined,
    async () => {
      expect((await use(fill)).fresh).toBe(true)
      expect(codes(await use())).toEqual([])
      expect(fs.readdirSync(directory).sort()).toEqual(WHOLE)
    },
  )
  expect(steps).toBeGreaterThan(15)
})

test('a later start killed at any of its steps loses nothing', async () => {
  const prepare = async () => {
    await use(fill)
    fs.chmodSync(directory, 0o755)
    fs.truncateSync(inside('secret'))
  }
  const steps = await killedAtEveryStep(prepare, async () => {
    const data = await use()
    expect([data.fresh, data.linkSecret.length]).toEqual([false, 64])
    expect([read('store/documents.sqlite'), read('files/ab/abcd')]).toEqual(['rows', 'evidence'])
    expect(fs.readdirSync(directory).sort()).toEqual(WHOLE)
  })
  expect(steps).toBeGreaterThan(8)
})

describe('the secret', () => {
  test.each(['', 'ab', 'g'.repeat(64), 'a'.repeat(63), ' '.repeat(64)])('%j is never used', async (broken) => {
    await use(fill)
    fs.writeFileSync(inside('secret'), broken)
    const data = await use()
    expect(data.linkSecret).toMatch(/^[0-9a-f]{64}$/)
    expect(read('secret')).toBe(data.linkSecret)
    expect(codes(data)).toEqual(['SECRET_REPLACED'])
    const next = await use()
    expect([next.linkSecret, codes(next)]).toEqual([data.linkSecret, []])
  })

  test('of a first start that was cut off is replaced without a word', async () => {
    await use()
    fs.writeFileSync(inside('secret'), '')
    expect(codes(await use())).toEqual([])
    expect(read('secret')).toMatch(/^[0-9a-f]{64}$/)
  })

  test('that cannot be read is a refusal, and stays', async () => {
    await use(fill)
    fs.rmSync(inside('secret'))
    fs.mkdirSync(inside('secret'))
    await refused()
    expect(fs.statSync(inside('secret')).isDirectory()).toBe(true)
  })

  test('is neither needed nor made where a directory is only copied', async () => {
    await use(fill)
    fs.rmSync(inside('secret'))
    await use(undefined, 'live', 'export')
    expect(fs.existsSync(inside('secret'))).toBe(false)
  })
})

describe('a complete directory', () => {
  const LOSSES: [string, () => void][] = [
    ['its database', () => fs.rmSync(inside('store', 'documents.sqlite'))],
    ['its store', () => fs.rmSync(inside('store'), { recursive: true })],
    ['the bytes of its database', () => fs.truncateSync(inside('store', 'documents.sqlite'))],
    ['its files', () => fs.rmSync(inside('files'), { recursive: true })],
  ]
  test.each(LOSSES)('that has lost %s does not open, and nothing is put in its place', async (_, lose) => {
    await use(fill)
    lose()
    const before = everything(directory)
    for (const purpose of ['serve', 'export'] as const) await refused(purpose)
    expect(everything(directory)).toEqual(before)
  })

  test('opens again once about.json, lost, is written as the refusal says', async () => {
    await use(fill)
    fs.rmSync(inside('about.json'))
    await refused()
    fs.writeFileSync(inside('about.json'), '{"mode":"live","complete":true}')
    expect((await use()).fresh).toBe(false)
    expect(read('store/documents.sqlite')).toBe('rows')
  })

  test('is swept of what writes that were cut off have left', async () => {
    await use(fill)
    for (const name of ['about.json.new', 'secret.new', 'demo-clock.json.new', 'host.lock.new', 'host.lock.4711'])
      fs.writeFileSync(inside(name), '')
    await use()
    expect(fs.readdirSync(directory).sort()).toEqual(WHOLE)
  })
})

describe('modes', () => {
  const modesOf = (folder: string): string[] =>
    ['.', ...fs.readdirSync(folder, { recursive: true, encoding: 'utf8' })].map((name) =>
      (fs.statSync(join(folder, name)).mode & 0o077).toString(8),
    )

  test('are its owner’s alone whatever the umask', async () => {
    fs.rmdirSync(directory)
    const before = process.umask(0)
    try {
      await use((data) => data.complete())
    } finally {
      process.umask(before)
    }
    expect(new Set(modesOf(directory))).toEqual(new Set(['0']))
  })

  test('that were wider are tightened, and it is said; what somebody else keeps there stays', async () => {
    await use(fill)
    fs.writeFileSync(inside('notes.txt'), '')
    const open = ['.', 'store', 'files', 'secret', 'about.json', 'store/documents.sqlite', 'notes.txt']
    for (const name of open) fs.chmodSync(inside(name), 0o777)
    expect(codes(await use())).toEqual(['MODES_TIGHTENED'])
    expect(open.map((name) => (fs.statSync(inside(name)).mode & 0o777).toString(8))).toEqual([
      ...Array(open.length - 1).fill('700'),
      '777',
    ])
    expect(codes(await use())).toEqual([])
  })

  test('that cannot be tightened are said', async () => {
    await use(fill)
    fs.chmodSync(directory, 0o755)
    jest.spyOn(fs, 'chmodSync').mockImplementation(() => {
      throw Object.assign(new Error('not the owner'), { code: 'EPERM' })
    })
    expect(codes(await use())).toEqual(['MODES_OPEN'])
  })
})
