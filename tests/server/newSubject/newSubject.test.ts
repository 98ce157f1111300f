import { execFile } from 'node:child_process'
import { createReadStream, createWriteStream } from 'node:fs'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PassThrough } from 'node:stream'
import { promisify } from 'node:util'
import { addMs, DAY_MS } from '../../../domain/clock/time'
import { START } from '../../domain/world'
import { chunks, jpeg } from '../evidence/bytes'
import type { Harness } from '../harness'
import { alarmOf, asideIn, goBeyond, multiply, spoil } from '../jobs/poison'
import { REGISTRATION } from './registration'

jest.setTimeout(180_000)

const ROOT = path.join(__dirname, '../../..')
/** Inside the repository, so that packages are found. */
const COPY = path.join(ROOT, 'dist/test/newSubject')
const ABOUT = { at: START, mode: 'live' } as const

/** What the compiler says of the copy; empty when nothing. */
const compile = async (): Promise<string> => {
  const tsc = path.join(ROOT, 'node_modules/typescript/bin/tsc')
  return promisify(execFile)(process.execPath, [tsc, '-p', COPY, '--incremental']).then(
    () => '',
    ({ stdout }: { stdout: string }) => stdout,
  )
}

const layFolder = async (from: string, to: string): Promise<void> => {
  await mkdir(to, { recursive: true })
  for (const name of await readdir(from))
    if (name.endsWith('.fixture')) await cp(path.join(from, name), path.join(to, name.replace('.fixture', '')))
}

const register = async (file: string): Promise<void> => {
  let text = await readFile(path.join(COPY, file), 'utf8')
  for (const [there, becomes] of REGISTRATION[file] ?? []) {
    if (!there.test(text)) throw new Error(`${file} has no ${there}`)
    text = text.replace(there, becomes)
  }
  await writeFile(path.join(COPY, file), text)
}

const copied = <T>(file: string): Promise<T> => import(path.join(COPY, file))

beforeAll(async () => {
  await rm(COPY, { recursive: true, force: true })
  for (const name of ['domain', 'server', 'local', 'typings', 'miniprogram', 'console/src/services', 'tests/domain'])
    await cp(path.join(ROOT, name), path.join(COPY, name), { recursive: true })
  for (const name of ['harness', 'answers', 'outputFault'])
    await cp(path.join(ROOT, `tests/server/${name}.ts`), path.join(COPY, `tests/server/${name}.ts`))
  await layFolder(path.join(__dirname, 'visit'), path.join(COPY, 'domain/visit'))
  await layFolder(__dirname, path.join(COPY, 'server/operations/visit'))
  const program = {
    extends: '../../../tsconfig.json',
    compilerOptions: {
      types: ['node', 'jest', 'miniprogram-api-typings'],
      typeRoots: ['../../../node_modules/@types', '../../../node_modules'],
    },
    include: [
      'typings/phone',
      'domain',
      'server',
      'console/src/services/places.ts',
      'miniprogram/services/navigate.ts',
    ],
  }
  await writeFile(path.join(COPY, 'tsconfig.json'), JSON.stringify(program))
  for (const file of Object.keys(REGISTRATION)) await register(file)
})
afterAll(() => rm(COPY, { recursive: true, force: true }))

test('its folders and a few lines in eight files compile', async () => {
  expect(Object.keys(REGISTRATION)).toHaveLength(8)
  expect(await compile()).toBe('')
})

describe('a second kind of subject, with no line changed but its registration', () => {
  let h: Harness
  let app: typeof import('../../../server/jobs/sweep') & typeof import('../../../server/transfer/exportArchive')
  beforeAll(async () => {
    const { Harness: Copied } = await copied<typeof import('../harness')>('tests/server/harness.ts')
    app = { ...(await copied('server/jobs/sweep.ts')), ...(await copied('server/transfer/exportArchive.ts')) }
    h = await Copied.open()
  })
  afterAll(() => h.close())

  /** Operations that the compiler here has never heard of. */
  const ask = (who: string, operation: string, input: object) => h.ask(who, operation as never, input as never)
  const tell = <T>(who: string, operation: string, input: object) =>
    h.tell(who, operation as never, input as never) as Promise<T>
  const plan = async (files: string[] = []): Promise<string> => {
    const input = { unitId: 'u1', title: '走访安置点', dueAt: addMs(h.now, DAY_MS), files }
    return (await tell<{ visitId: string }>('officer', 'visit.plan', input)).visitId
  }
  const todosOf = async (who: string) => (await h.tell(who, 'todo.list', { limit: 50 })).items
  const noticesOf = async (who: string) => (await h.tell(who, 'notice.list', { limit: 50 })).items

  test('begins with a command, opens a to-do, tells whom it concerns, and is nobody else’s', async () => {
    const visitId = await plan()
    const subject = { kind: 'visit', id: visitId }
    expect(await todosOf('u1supervisor')).toContainEqual(
      expect.objectContaining({ kind: 'confirmVisit', subject, sentence: '请确认走访时间', partId: null }),
    )
    expect(await noticesOf('u1supervisor')).toContainEqual(
      expect.objectContaining({ subject, seq: 1, title: '安排走访', about: 'VisitPlanned' }),
    )
    expect(await ask('u2supervisor', 'visit.timeline', { visitId, limit: 10 })).toMatchObject({
      code: 'NOT_FOUND',
      detail: 'visitId',
    })
  })

  test('goes on by a command, once: what is refused leaves nothing', async () => {
    const visitId = await plan()
    expect(await ask('u1handler', 'visit.confirm', { visitId })).toMatchObject({ code: 'NO_RIGHT' })
    expect(await tell('u1supervisor', 'visit.confirm', { visitId })).toEqual({ visitId, status: 'confirmed' })
    expect(await ask('u1supervisor', 'visit.confirm', { visitId })).toMatchObject({ code: 'WRONG_STATE' })
    expect((await todosOf('u1supervisor')).filter(({ subject }) => subject.id === visitId)).toEqual([])
    const { items } = await tell<{ items: { type: string; seq: number }[] }>('officer', 'visit.timeline', {
      visitId,
      limit: 10,
    })
    expect(items.map(({ type, seq }) => [type, seq])).toEqual([
      ['VisitConfirmed', 2],
      ['VisitPlanned', 1],
    ])
  })

  test('its files are open to who sees it, and to nobody else', async () => {
    const { storeFile } = await copied<typeof import('../../../server/operations/evidence/storeFile')>(
      'server/operations/evidence/storeFile.ts',
    )
    const upload = async (who: string) => {
      const file = { name: '现场.jpg', origin: 'camera' as const, source: chunks(jpeg()) }
      const stored = await storeFile(h.app.ports, h.caller(who), file)
      if ('code' in stored) throw new Error(stored.code)
      return stored.fileId
    }
    const fileIds = [await upload('officer')]
    expect(await ask('u1supervisor', 'file.links', { fileIds })).toMatchObject({ code: 'NOT_FOUND' })
    const others = await upload('u1handler')
    await plan([...fileIds, others])
    expect(await ask('u1supervisor', 'file.links', { fileIds })).toMatchObject({ ok: true })
    expect(await ask('u2supervisor', 'file.links', { fileIds })).toMatchObject({ code: 'NOT_FOUND' })
    expect(await ask('u1supervisor', 'file.links', { fileIds: [others] })).toMatchObject({ code: 'NOT_FOUND' })
    expect(await h.store.get('evidence', others)).toMatchObject({ subject: null })
  })

  test('its timed step comes at its moment, once, and costs points', async () => {
    const visitId = await plan()
    const subject = { kind: 'visit', id: visitId }
    const dueAt = addMs(h.now, DAY_MS)
    h.later(DAY_MS + 1)
    expect(await app.runSweep(h.app)).toMatchObject({ events: expect.any(Number) })
    expect(await app.runSweep(h.app)).toMatchObject({ subjects: 0, events: 0 })
    const { items } = await tell<{ items: object[] }>('officer', 'visit.timeline', { visitId, limit: 1 })
    expect(items).toMatchObject([{ type: 'VisitMissed', nominalAt: dueAt, stepKey: `${visitId}/missed` }])
    expect((await noticesOf('officer')).some((one) => one.subject?.id === visitId && one.title === '走访未确认')).toBe(
      true,
    )
    expect((await h.tell('chief', 'points.list', { subject, limit: 10 })).items).toMatchObject([
      { subject, unitId: 'u1', hundredths: -100, title: '走访安置点' },
    ])
  })

  test('its trail is verified: a changed byte is found', async () => {
    const visitId = await plan()
    expect(await tell('officer', 'visit.verify', { visitId })).toMatchObject({ intact: true, events: 1 })
    const event = await h.store.get('events', `${visitId}:000001`)
    await h.store.transact((tx) => tx.put('events', { ...event, at: '2026-01-01T00:00:00.000Z' } as never))
    expect(await tell('officer', 'visit.verify', { visitId })).toMatchObject({ intact: false, why: 'hash' })
    await expect(app.exportArchive(whole(), new PassThrough(), ABOUT)).rejects.toMatchObject({ code: 'SOURCE_BROKEN' })
    await h.store.transact((tx) => tx.put('events', event as never))
  })

  test('it goes into an archive with all that hangs on it, and comes out of it whole', async () => {
    const { importArchive } = await copied<typeof import('../../../server/transfer/importArchive')>(
      'server/transfer/importArchive.ts',
    )
    const { Harness: Copied } = await copied<typeof import('../harness')>('tests/server/harness.ts')
    const archive = path.join(h.directory, 'archive.tar')
    await app.exportArchive(whole(), createWriteStream(archive), ABOUT)
    const folder = await mkdtemp(path.join(tmpdir(), 'zhidu-visits-'))
    const other = await Copied.reopen(folder, h.now)
    await importArchive({ store: other.store, files: other.app.ports.files }, () => createReadStream(archive))
    const [line] = await other.store.find('visitLines' as never, { filter: {}, limit: 1 })
    const visitId = (line as { _id: string } | undefined)?._id
    expect(await other.ask('officer', 'visit.verify' as never, { visitId } as never)).toMatchObject({
      output: { intact: true },
    })
    await other.close()
  })

  test('where all matters fail, a visit is swept, and no matter is put off for its sake', async () => {
    const visitId = await plan()
    const matterId = await h.issue()
    await spoil(h, [matterId, ...(await multiply(h, matterId, 'bad', 9))])
    goBeyond(h, await alarmOf(h, matterId)).later(DAY_MS)
    await expect(app.runSweep(h.app)).rejects.toThrow('nothing went through')
    const line = await h.store.get('visitLines' as never, visitId)
    expect(line).not.toHaveProperty('nextAlarmAt')
    expect(await asideIn(h)).toEqual([])
  })

  const whole = () => ({ store: h.store, files: h.app.ports.files })
})

test('its to-dos are its own, though another kind of subject has some of the same name', async () => {
  const { todoWords } = await copied<typeof import('../../../domain/todo/faces')>('domain/todo/faces.ts')
  const words = ['visit', 'matter'].map((kind) => todoWords({ subject: { kind, id: 'x' }, kind: 'report' }))
  expect(words).toEqual(['走访情况', expect.not.stringContaining('走访情况')])
})

/** What names the kind and its operations: the other registrations must answer for each. */
const NAMING = ['domain/contract.ts', 'domain/subjects.ts']
const ANSWERING = Object.keys(REGISTRATION).filter((file) => !NAMING.includes(file))

/** Where the compiler says it, if not in the file itself. */
const SAID_IN: Readonly<Record<string, string>> = {
  'domain/contract.ts': 'server/operations/visit/',
  'domain/subjects.ts': 'server/operations/visit/',
  'domain/answers.ts': 'domain/contract.ts',
}

/** A whole program is compiled, beside other tests. */
const COMPILING_MS = 300_000

test.each([[ANSWERING], ...NAMING.map((file) => [[file]])])(
  'where its lines are forgotten, it does not compile: %j',
  async (files) => {
    for (const file of files) await cp(path.join(ROOT, file), path.join(COPY, file))
    const said = await compile()
    for (const file of files) expect(said).toContain(SAID_IN[file] ?? file)
    for (const file of files) await register(file)
  },
  COMPILING_MS,
)
