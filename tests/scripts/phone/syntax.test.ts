import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { transformSync } from 'esbuild'
import { syntaxFindings } from '../../../scripts/phone/syntax.mjs'

const VANT = resolve(__dirname, '../../../node_modules/@vant/weapp/lib')
const forPhones = (code: string) => transformSync(code, { target: 'es2018', logLevel: 'silent' }).code

test.each([
  'export const a = /(?<=a)b/',
  'export const a = /(?<!a)b/.test(b)',
  "export const a = new RegExp('(?<=a)/b')",
  'export const a = RegExp(`(?<!a)b`, "g")',
  'export const a = /[\\p{L}--a]/v',
  'export const a = /a/d',
  'export const a = /(?<n>a)|(?<n>b)/',
  'export const a = /(?i:a)b/',
  'export const a = 123n',
])('the build for the oldest phones leaves %s as it is: found', (code) => {
  expect(syntaxFindings(forPhones(code).replace(/export \{[^}]*\};?/, ''))).toHaveLength(1)
})

test.each(['class A { static { a() } }', 'a?.b', 'await a', 'try { a() } catch { b() }'])(
  '%s is found untouched',
  (code) => {
    expect(syntaxFindings(code)).toHaveLength(1)
  },
)

test.each([
  'a(/\\(?<=b/, /(?<year>\\d+)/u, /\\p{L}/u, /./s)',
  'new RegExp(a); RegExp("/" + a); new RegExp("a/b", "g")',
  forPhones('class A { static { a() } b = a?.b ?? 1; static #c; async *d() {} }'),
])('what they read is not: %s', (code) => {
  expect(syntaxFindings(code)).toEqual([])
})

test('Vant’s scripts as they come are readable', () => {
  const scripts = readdirSync(VANT, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'))
  const findings = scripts.flatMap((file) => syntaxFindings(readFileSync(join(VANT, file), 'utf8')))
  expect(scripts.length).toBeGreaterThan(50)
  expect(findings).toEqual([])
})
