import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

const SCRIPT = resolve(__dirname, '../../../scripts/check/house.mjs')
let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'zhidu-house-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const put = (file: string, text = '') => {
  mkdirSync(dirname(join(root, file)), { recursive: true })
  writeFileSync(join(root, file), text)
}
const faults = (exceptions: object = {}) => {
  const args = [SCRIPT, root, JSON.stringify(exceptions)]
  const { stdout, status } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  const lines = stdout.split('\n').filter((line) => line !== '')
  expect(status).toBe(lines.length === 0 ? 0 : 1)
  return lines
}

test('a file may have 300 lines and a folder 20 code files, no more', () => {
  for (let i = 0; i < 20; i += 1) put(`domain/rules/rule${i}.ts`, '// line\n'.repeat(300))
  put('domain/rules/rules.css', '\n'.repeat(400))
  expect(faults()).toEqual([])
  put('domain/rules/rule20.ts', '// line\n'.repeat(301))
  expect(faults().map((line) => line.split(':')[0])).toEqual(['domain/rules/rule20.ts', 'domain/rules'])
})

test('folders side by side import each other in no circle, however long, types and components counted', () => {
  put('console/src/a/one.ts', "import type { Two } from '../b/inner/two'\nexport { x } from './inner/own'")
  put('console/src/a/inner/own.ts', "import '../one'")
  put('console/src/b/inner/two.ts', "export const load = () => import('../../c/Three.vue')")
  put('console/src/c/Three.vue', '<script setup lang="ts">\nimport \'../d/four\'\n</script>')
  put('console/src/d/four.ts', "import '../../main'")
  put('console/src/main.ts', "import './a/one'")
  expect(faults()).toEqual([])
  put('console/src/c/three.ts', "import { one } from '../a/one'")
  expect(faults()).toEqual(['a circle in console/src: a b c'])
})

test('an exception holds for what it names, and is taken off the list when it is needed no more', () => {
  put('server/long.ts', '// line\n'.repeat(310))
  put('server/a/one.ts', "import '../b/two'")
  put('server/b/two.ts', "import '../a/one'")
  const circles = { 'server: a b': 'for now' }
  expect(faults({ lines: { 'server/long.ts': 310 }, circles })).toEqual([])
  expect(faults({ lines: { 'server/long.ts': 309 }, circles })).toHaveLength(1)
  expect(faults({ lines: { 'server/long.ts': 311 }, circles })).toHaveLength(1)
  expect(faults({ lines: { 'server/long.ts': 310 }, circles: { ...circles, 'server: c d': 'gone' } })).toHaveLength(1)
})

test('ambient types stand in typings/ only', () => {
  put('typings/a.d.ts', "declare module 'a' {}")
  put('console/src/a.ts', 'const words = `\n declare module`\nexport {}')
  put('scripts/a.d.mts', 'export const a: 1')
  expect(faults()).toEqual([])
  put('local/a.d.ts')
  put('console/src/Page.vue', '<script setup lang="ts">\ndeclare global { var a: 1 }\n</script>')
  expect(faults().map((line) => line.split(':')[0])).toEqual(['local/a.d.ts', 'console/src/Page.vue'])
})
