import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

const ROOT = resolve(__dirname, '../../..')

/** A small tree of the same shape: a script is what runs, a test uses more than it does. */
const TREE = {
  'package.json': JSON.stringify({ name: 'tree', private: true, type: 'module' }),
  'scripts/run.mjs': "import { used } from '../domain/rule.ts'\nused()\n",
  'domain/rule.ts': [
    'export const used = () => inFile',
    'export const inFile = 1',
    'export const forTests = 2',
    'export const lonely = 3',
    'export interface Lonely {}',
  ].join('\n'),
  'domain/lonely.ts': 'export {}\n',
  'domain/forTests.ts': 'export const helper = 1\n',
  'tests/rule.test.ts':
    "import { helper } from '../domain/forTests'\nimport { forTests, inFile } from '../domain/rule'\nvoid [helper, forTests, inFile]\n",
  'tests/lonely.ts': 'export {}\n',
}

let folder: string
beforeAll(() => {
  mkdirSync(join(ROOT, 'dist/test'), { recursive: true })
  folder = mkdtempSync(join(ROOT, 'dist/test/unused-'))
  for (const [file, text] of Object.entries(TREE)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Names = { name: string }[]
type Report = { issues: { file: string; files: Names; exports: Names; types: Names }[] }

/** The files and, after a #, the exports that are found with the project's own settings. */
function unused(...args: string[]): string[] {
  const knip = [join(ROOT, 'node_modules/knip/bin/knip.js'), '--config', join(ROOT, 'knip.config.js'), '--no-gitignore']
  const { stdout, status } = spawnSync(process.execPath, [...knip, '--reporter', 'json', ...args], {
    cwd: folder,
    encoding: 'utf8',
  })
  expect(status).toBe(1)
  return (JSON.parse(stdout) as Report).issues
    .flatMap(({ file, files, exports, types }) => [
      ...files.map(() => file),
      ...[...exports, ...types].map(({ name }) => `${file}#${name}`),
    ])
    .sort()
}

test('an export and a file that nobody uses are found', () => {
  expect(unused()).toEqual(['domain/lonely.ts', 'domain/rule.ts#Lonely', 'domain/rule.ts#lonely', 'tests/lonely.ts'])
})

test('so are those that only tests use, but not what its own file uses, too', () => {
  const only = ['domain/forTests.ts', 'domain/lonely.ts', 'domain/rule.ts#Lonely', 'domain/rule.ts#forTests']
  expect(unused('--production')).toEqual([...only, 'domain/rule.ts#lonely'])
})
