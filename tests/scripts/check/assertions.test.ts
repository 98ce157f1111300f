import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhidu-assertions-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const HELPERS = `
export const refuses = async (work) => { try { await work() } catch (error) { expect(error.code).toBe('NO') } }
export const runs = async (work) => work()
export class World {
  told() { return this }
  shows(words) { return this.has(words) }
  has(words) { expect(words).toBeDefined() }
}
export const law = (name, holds) => test(name, () => fc.assert(fc.property(holds)))
`

const FAULTS = [
  "test('nothing', () => {})",
  "test('words', async () => { await runs(() => 1) })",
  "test('no matcher', () => { expect(1) })",
  "test('a promise of it', () => { expect.assertions(0) })",
  "it.each([1, 2])('%d', (n) => { new World().told() })",
  "test.only('alone', idle)",
  "law('a law', () => undefined)",
]
const FINE = [
  "test('itself', () => { expect(1).toBe(1) })",
  "test('later', () => expect(Promise.resolve(1)).resolves.toBe(1))",
  "test('a helper of another file', () => refuses(() => 1))",
  "test('a method that calls another', () => { new World().told().shows('a') })",
  "it.each([1, 2])('%d', (n) => { expect(n).toBe(n) })",
  "test('by name', busy)",
  "test('a property', () => fc.assert(fc.property(() => true)))",
  "law('a law', () => { expect(1).toBe(1) })",
]

test('a test that asserts nothing is found, and no test that asserts by what it calls', () => {
  writeFileSync(join(folder, 'helpers.ts'), HELPERS)
  const head = [
    "import { law, refuses, runs, World } from './helpers'",
    'const idle = () => { runs(() => 1) }',
    'const busy = () => { expect(1).toBe(1) }',
  ]
  writeFileSync(join(folder, 'some.test.ts'), [...head, ...FAULTS, ...FINE].join('\n'))
  const { stdout, status } = spawnSync(process.execPath, ['scripts/check/assertions.mjs', folder], {
    cwd: resolve(__dirname, '../../..'),
    encoding: 'utf8',
  })
  const places = stdout
    .trim()
    .split('\n')
    .map((line) => line.split(' ')[0])
  expect(places).toEqual(FAULTS.map((_, i) => `some.test.ts:${head.length + 1 + i}`))
  expect(status).toBe(1)
})
