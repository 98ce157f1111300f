import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const ROOT = resolve(__dirname, '../../..')

/** Inside the repository, so that the fixture finds Vue. */
let folder: string
beforeAll(() => {
  mkdirSync(join(ROOT, 'dist/test'), { recursive: true })
  folder = mkdtempSync(join(ROOT, 'dist/test/tables-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const CONFIG = {
  extends: join(ROOT, 'tsconfig.json'),
  compilerOptions: { types: [] },
  include: [join('.', '**/*')],
  exclude: [],
}

const GIVEN = `declare const names: Record<string, string>
declare const anything: any
declare const closed: Record<'a' | 'b', string>
declare const list: string[]
declare const id: string
declare const word: 'a' | 'b'
declare const n: number
`

const FAULTS = [
  'names[id]',
  'names?.[id]',
  "names[id] = ''",
  'anything[id]',
  'closed[id as keyof typeof closed]',
  'id in closed',
  'names[`$' + '{id}x`]',
]
const FINE = ["names['a']", 'names[word]', 'names[n]', 'list[n]', 'closed[word]', 'delete names[id]', "'a' in closed"]

const PAGE = `<script setup lang="ts">
defineProps<{ names: Record<string, string>; id: string }>()
</script>
<template><p>{{ names[id] }}</p></template>
`

test('a planted look into a table by an outside key is found, in code and in a template, and nothing else is', () => {
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(CONFIG))
  const lines = [...FAULTS, ...FINE].map((line) => `void (${line})`.replace(/^void \(delete (.*)\)$/, 'delete $1'))
  writeFileSync(join(folder, 'code.ts'), `${GIVEN}${lines.join('\n')}\nexport { default } from './Page.vue'\n`)
  writeFileSync(join(folder, 'Page.vue'), PAGE)
  const { status, stdout } = spawnSync(process.execPath, ['scripts/check/tables.mjs', join(folder, 'tsconfig.json')], {
    cwd: ROOT,
    encoding: 'utf8',
  })
  const places = stdout
    .trim()
    .split('\n')
    .map((line) => line.split(' ')[0])
  const from = GIVEN.split('\n').length
  expect(places.sort()).toEqual([...FAULTS.map((_, i) => `code.ts:${from + i}`), 'Page.vue'].sort())
  expect(status).toBe(1)
})
