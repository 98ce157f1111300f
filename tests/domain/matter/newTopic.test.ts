import { execFile } from 'node:child_process'
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { addMs, DAY_MS } from '../../../domain/clock/time'
import { actorIn, directory } from '../district'
import { sha256, World } from '../world'

const ROOT = path.join(__dirname, '../../..')
/** Inside the repository, so that packages are found. */
const COPY = path.join(ROOT, 'dist/test/newTopic')
const TOY = path.join(__dirname, 'toy')
const TOPICS = path.join(COPY, 'domain/matter/topics.ts')

/** What the compiler says of the copy; empty when nothing. */
const compile = async (): Promise<string> => {
  const tsc = path.join(ROOT, 'node_modules/typescript/bin/tsc')
  const args = [tsc, '-p', path.join(COPY, 'domain'), '--noEmit']
  return promisify(execFile)(process.execPath, args).then(
    () => '',
    ({ stdout }: { stdout: string }) => stdout,
  )
}

/** An import and a name in each table: all that a new topic needs outside its own folder. */
const registered = (topics: string): string =>
  `import * as bell from './bell'\n${topics.replace(/^( +)comments: comments\.(\w+),$/gm, '$&\n$1bell: bell.$2,')}`

/** What a topic can forget: in which file, what, and how the compiler names it. */
const FORGETTING: readonly [what: string, file: string, part: RegExp, named: string][] = [
  ['its sentence', 'face.ts', /BellRung: .*\n/, 'BellRung'],
  ['the sentence of what is timed', 'face.ts', /BellFaded: .*\n/, 'BellFaded'],
  ['what is timed means', 'topic.ts', /BellFaded: \{[^}]*\},/, 'BellFaded'],
  ['what it means', 'topic.ts', /BellRung: \{[^}]*\},/, 'BellRung'],
  ['whether it costs points', 'topic.ts', /points: null,/, 'points'],
  ['by which message it goes out', 'topic.ts', / message: 'todo',/, 'message'],
  ['whom it is told to', 'topic.ts', / recipients: unitsAndOffice,/, 'recipients'],
  ['how state follows', 'topic.ts', /evolve: .*,/, 'evolve'],
  ['its form', 'face.ts', /ring: \{ fields.*\} (?=\},)/, 'ring'],
  ['its button', 'face.ts', /ring: \{ words.*\} (?=\},)/, 'ring'],
  ['what is decided', 'commands.ts', / {2}ring: .*\n/, 'ring'],
  ['the to-do that it opens', 'topic.ts', /hear: .* (?=\},)/, 'hear'],
  ['the words of its to-do', 'face.ts', /hear: .* (?=\},)/, 'hear'],
]

const layToy = async (folder: string): Promise<void> => {
  await mkdir(folder, { recursive: true })
  for (const name of await readdir(TOY)) await cp(path.join(TOY, name), path.join(folder, name.replace('.fixture', '')))
}

beforeAll(async () => {
  await rm(COPY, { recursive: true, force: true })
  for (const name of ['domain', 'tsconfig.json'])
    await cp(path.join(ROOT, name), path.join(COPY, name), { recursive: true })
  await layToy(path.join(COPY, 'domain/matter/bell'))
  await writeFile(TOPICS, registered(await readFile(TOPICS, 'utf8')))
})
afterAll(() => rm(COPY, { recursive: true, force: true }))

test('a topic is its folder and its name in one file, and it compiles', async () => {
  expect(await compile()).toBe('')
})

test('one that forgets anything does not compile', async () => {
  for (const [i, [, file, part]] of FORGETTING.entries()) {
    const folder = path.join(COPY, `domain/matter/bell${i}`)
    await layToy(folder)
    const whole = await readFile(path.join(folder, file), 'utf8')
    await writeFile(path.join(folder, file), whole.replace(part, ''))
  }
  const said = (await compile()).split('\n')
  for (const i of FORGETTING.keys()) await rm(path.join(COPY, `domain/matter/bell${i}`), { recursive: true })
  const found = FORGETTING.map(([what, file, , named], i) => [
    what,
    said.some((line) => line.includes(`bell${i}/${file}`)) && said.some((line) => line.includes(named)),
  ])
  expect(found).toEqual(FORGETTING.map(([what]) => [what, true]))
})

test('its command runs, is told and asked for, opens its to-do and stands in the chain', async () => {
  const [{ actionsFor }, { formOf }, { matterDecider }, { decide }] = await Promise.all(
    ['matter/actions', 'matter/forms/index', 'matter/decider', 'decider/decide'].map(
      (name) => import(path.join(COPY, `domain/${name}.ts`)),
    ),
  )
  const { now, calendar, rules, issued } = new World().start()
  const officer = actorIn(directory, 'officer')
  expect(actionsFor(issued, officer, now, rules)).toContainEqual({ command: 'ring', assignmentId: null })
  expect(formOf('ring')).toMatchObject({ submit: '敲钟' })
  const around = { now, calendar, rules, directory, files: {}, take: () => 1, id: 'm1', actor: officer, sha256 }
  expect(decide(matterDecider, 'ring', { matterId: 'm1', text: '集合' }, issued, around)).toMatchObject({
    events: [{ type: 'BellRung', data: { text: '集合' }, prevHash: issued.lastHash }],
    opened: expect.arrayContaining([expect.objectContaining({ kind: 'hear', sentence: '请听' })]),
    notices: expect.arrayContaining([expect.objectContaining({ personId: 'u1handler', title: '敲钟' })]),
  })
})

test('its timed step is planned, recorded at its moment and told', async () => {
  const [{ matterDecider }, { decide, runTimers }, { nextAlarmAt }, { sentenceOf }] = await Promise.all(
    ['matter/decider', 'decider/decide', 'decider/consequences', 'matter/sentences'].map(
      (name) => import(path.join(COPY, `domain/${name}.ts`)),
    ),
  )
  const { now, calendar, rules, issued } = new World().start()
  const around = {
    now,
    calendar,
    rules,
    directory,
    files: {},
    take: () => 1,
    id: 'm1',
    actor: actorIn(directory, 'officer'),
    sha256,
  }
  const rung = decide(matterDecider, 'ring', { matterId: 'm1', text: '集合' }, issued, around).state
  const fades = addMs(issued.issuedAt, DAY_MS)
  expect(nextAlarmAt(matterDecider, rung, around) <= fades).toBe(true)
  const { events, state } = runTimers(matterDecider, rung, { ...around, now: addMs(fades, 1) })
  const faded = events.find(({ type }: { type: string }) => type === 'BellFaded')
  expect(faded).toMatchObject({ nominalAt: fades, stepKey: 'm1/-/fade/1' })
  expect(sentenceOf(faded, {}).title).toBe('钟声已息')
  expect(runTimers(matterDecider, state, { ...around, now: addMs(fades, 2) }).events).toEqual([])
})
