import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const ROOT = resolve(__dirname, '../../..')

/** Inside the repository, so that the fixture finds the types. */
let folder: string
beforeAll(() => {
  mkdirSync(join(ROOT, 'dist/test'), { recursive: true })
  folder = mkdtempSync(join(ROOT, 'dist/test/phones-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** One line each, all but the first newer than ES2021. */
const LINES = [
  'export const old = [1, 2].slice(-2)[0]',
  'export const at = [1, 2].at(-2)',
  "export const letter = 'ab'.at(-1)",
  "export const owns = Object.hasOwn({}, 'a')",
  'export const copy = structuredClone({})',
  'export const last = [1].findLast((n) => n > 0)',
  'export const sorted = [1].toSorted()',
  "export const error = new Error('a', { cause: 1 })",
  'export const indices = /a/d',
]

/** The numbers of the lines at which the compiler takes offence. */
function refused(of: string): number[] {
  writeFileSync(join(folder, 'lines.ts'), LINES.join('\n'))
  const config = { extends: join(ROOT, of, 'tsconfig.json'), include: ['lines.ts'] }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config))
  const { stdout } = spawnSync(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', folder], {
    encoding: 'utf8',
  })
  return [...new Set([...stdout.matchAll(/lines\.ts\((\d+),/g)].map(([, line]) => Number(line)))]
}

describe.each(['domain', 'miniprogram'])('the compiler of %s', (of) => {
  test('refuses what phones before iOS 15.4 lack, and nothing older', () => {
    expect(refused(of)).toEqual([2, 3, 4, 5, 6, 7, 8, 9])
  })
})
