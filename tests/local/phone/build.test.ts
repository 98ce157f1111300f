import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { buildPhone } from '../../../scripts/phone/build.mjs'
import { FIXTURE } from './phone'

const ROOT = resolve(__dirname, '../../..')
let place = ''
const source = () => join(place, 'source')
const built = (file: string) => readFileSync(join(place, 'dist/miniprogram', file), 'utf8')
const files = () => readdirSync(join(place, 'dist/miniprogram'), { recursive: true, encoding: 'utf8' })
const build = () => buildPhone({ source: source(), out: join(place, 'dist') })
const edit = (file: string, change: (text: string) => string) => {
  const path = join(source(), file)
  writeFileSync(path, change(readFileSync(path, 'utf8')))
}
const append = (file: string, text: string) => edit(file, (before) => before + text)

beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'build-'))
  cpSync(FIXTURE, source(), { recursive: true })
})
afterEach(() => rmSync(place, { recursive: true }))

describe('the package for WeChat', () => {
  beforeEach(build)

  test('has what app.json names, each with its four files', () => {
    const { pages } = JSON.parse(built('app.json'))
    for (const page of [...pages, 'sub/late/index', 'custom-tab-bar/index', 'components/card/index']) {
      for (const suffix of ['js', 'json', 'wxml']) expect(files()).toContain(`${page}.${suffix}`)
    }
  })

  test('builds shared code once, and what one subpackage shares, in that subpackage', () => {
    const scripts = files().filter((file) => file.endsWith('.js') && !file.startsWith('miniprogram_npm'))
    const having = (text: string) => scripts.filter((file) => built(file).includes(text))
    expect(having(' \u4ef6`')).toEqual([expect.stringMatching(/^shared\/\w+\.js$/)])
    expect(having('only in the subpackage')).toEqual([expect.stringMatching(/^sub\/shared\/\w+\.js$/)])
  })

  test('runs as CommonJS: every require leads to a file, and pages register themselves', () => {
    const pages: unknown[] = []
    Object.assign(globalThis, { Page: (page: unknown) => pages.push(page) })
    createRequire(join(place, 'dist/miniprogram/app.js'))(join(place, 'dist/miniprogram/sub/late/index.js'))
    expect(pages).toEqual([{ data: { text: 'only in the subpackage 2 件' } }])
  })

  test('reads what a shared file exports when it is asked for, and repeats no helpers for it', async () => {
    const words = 'export let lateOnly = () => "first"\nexport const change = () => { lateOnly = () => "then" }'
    writeFileSync(join(source(), 'sub/only.ts'), words)
    writeFileSync(join(source(), 'sub/other/index.ts'), 'import { lateOnly } from "../only"\nlateOnly()')
    edit('sub/late/index.ts', () => 'import { change, lateOnly } from "../only"\nchange()\nPage({ said: lateOnly() })')
    await build()
    const pages: unknown[] = []
    Object.assign(globalThis, { Page: (page: unknown) => pages.push(page) })
    createRequire(join(place, 'dist/miniprogram/app.js'))(join(place, 'dist/miniprogram/sub/late/index.js'))
    expect(pages).toEqual([{ said: 'then' }])
    const shared = files().filter((file) => /(^|\/)shared\/\w+\.js$/.test(file))
    expect(shared.length).toBeGreaterThan(1)
    for (const file of shared) expect(built(file)).not.toContain('getOwnPropertyDescriptor')
  })

  test('has the Vant components that are used, with theirs, and no others', () => {
    const folder = join(place, 'dist/miniprogram/miniprogram_npm/@vant/weapp')
    expect(existsSync(join(folder, 'field/index.js'))).toBe(true)
    expect(existsSync(join(folder, 'transition/index.js'))).toBe(true)
    expect(existsSync(join(folder, 'area'))).toBe(false)
    expect(existsSync(join(folder, 'dialog/dialog.js'))).toBe(true)
  })

  test('carries the icon font and calls nobody', () => {
    const icon = built('miniprogram_npm/@vant/weapp/icon/index.wxss')
    expect(icon).toContain('src:url("data:font/woff2;')
    for (const file of files().filter((each) => /\.(js|wxss|wxs|wxml|json)$/.test(each))) {
      expect(built(file)).not.toMatch(/https?:\/\/(?!www\.w3\.org)/)
    }
  })

  test('has no comments and keeps imports of styles', () => {
    expect(built('shared/tokens.wxss')).toBe('page{--brand:#1f4e8c;}')
    expect(built('app.wxss')).toMatch(/^@import "\.\/shared\/tokens\.wxss";/)
  })

  test('has a tag on one line, and text as it was written', async () => {
    const lines = '\n<view\n  class="a {{ true\n    ? 1 : 2 }}"\n  hidden\n>\n  <text>one\n  two</text>\n</view>'
    append('pages/home/index.wxml', lines)
    await build()
    expect(built('pages/home/index.wxml').slice(-75)).toContain(
      '<view class="a {{ true ? 1 : 2 }}" hidden >\n<text>one\n  two</text>\n</view>',
    )
  })

  test('leaves nothing of an earlier build behind', async () => {
    rmSync(join(source(), 'sub/other'), { recursive: true })
    edit('app.json', (text) => text.replace(', "other/index"', ''))
    await build()
    expect(files()).not.toContain('sub/other/index.js')
  })
})

describe('a build', () => {
  test('is skipped until an input changes', async () => {
    expect((await build()).skipped).toBe(false)
    const { skipped, mainBytes } = await build()
    expect([skipped, mainBytes > 0]).toEqual([true, true])
    append('pages/home/index.wxml', '<view />')
    expect((await build()).skipped).toBe(false)
  })

  test.each([
    ['an unknown tag', 'pages/home/index.wxml', '<van-nothing />', /<van-nothing> is neither built in nor named/],
    ['a template that does not compile', 'pages/home/index.wxml', '<view', /pages\/home\/index\.wxml:\d+:/],
    [
      'an address of a third party',
      'pages/home/index.ts',
      '\nwx.request({ url: "https://cdn.example.com/a" })',
      /calls https:\/\/cdn/,
    ],
    [
      'a picture from a third party',
      'app.wxss',
      '.x { background: url(//cdn.example.com/a.png) }',
      /calls url\(\/\/cdn/,
    ],
    ['eval', 'pages/home/index.ts', '\neval("1")', /contains eval/],
    ['new Function', 'pages/home/index.ts', '\nnew Function("return 1")', /contains new Function/],
    [
      'a regular expression that old phones do not read',
      'pages/home/index.ts',
      '\nconsole.log(/(?<=a)b/.test("ab"))',
      /pages\/home\/index\.js: looks behind in/,
    ],
    ['an import that does not exist', 'pages/home/index.ts', '\nimport "./nowhere"', /Could not resolve "\.\/nowhere"/],
    ['a style that does not exist', 'app.wxss', '\n@import "./nowhere.wxss";', /nowhere\.wxss, which does not exist/],
    [
      'more than the main package may hold',
      'app.ts',
      `\nexport const words = "${'x'.repeat(1_300_000)}"; console.log(words)`,
      /main package: \d+ bytes/,
    ],
    ['a global of node', 'pages/home/index.ts', '\nconsole.log(process.env.HOME)', /contains a global of node/],
    [
      'a picture of the package in a style',
      'app.wxss',
      '.x { background: url(/images/dot.png) }',
      /\/images\/dot\.png shows in no phone/,
    ],
    [
      'a picture that does not exist',
      'pages/home/index.wxml',
      '<image src="/images/none.png" />',
      /names images\/none\.png, which does not exist/,
    ],
    [
      'a place that is asked for without a word',
      'pages/home/index.ts',
      '\nwx.chooseLocation({})',
      /requiredPrivateInfos lacks chooseLocation/,
    ],
  ])('fails for %s', async (_what, file, text, message) => {
    append(file, text)
    await expect(build()).rejects.toThrow(message)
    expect(existsSync(join(place, 'dist/miniprogram'))).toBe(false)
  })

  test.each([
    ['"lazyCodeLoading": "requiredComponents"', '"lazyCodeLoading": ""', /lazyCodeLoading is not on/],
    ['["getLocation", ', '["getLocation", "choosePoi", ', /requiredPrivateInfos has choosePoi, which nothing calls/],
    [
      '"__usePrivacyCheck__": true',
      '"__usePrivacyCheck__": false',
      /__usePrivacyCheck__ is missing for .*setClipboard/,
    ],
    [
      '"style": "v2"',
      '"preloadRule": {"pages/none/index": {"packages": ["sub"]}}',
      /pages\/none\/index, which is no page/,
    ],
    ['"style": "v2"', '"preloadRule": {"pages/home/index": {"packages": ["none"]}}', /preloadRule: no package none/],
    ['"pagePath": "pages/mine/index"', '"pagePath": "sub/late/index"', /sub\/late\/index is no page of the main/],
  ])('fails for app.json with %s turned into %s', async (before, after, message) => {
    edit('app.json', (text) => text.replace(before, after))
    await expect(build()).rejects.toThrow(message)
  })

  test('fails for a file that nothing uses', async () => {
    cpSync(join(source(), 'images/dot.png'), join(source(), 'images/left-over.png'))
    await expect(build()).rejects.toThrow('images/left-over.png: nothing uses it')
  })

  test('fails for a component that lies in another package', async () => {
    cpSync(join(source(), 'components/card'), join(source(), 'sub/card'), { recursive: true })
    edit('pages/home/index.json', (text) =>
      JSON.stringify({ ...JSON.parse(text), usingComponents: { 'sub-card': '/sub/card/index' } }),
    )
    await expect(build()).rejects.toThrow('pages/home/index.json: names sub/card/index.js of another package')
  })

  test('fails for a component that does not exist', async () => {
    edit('app.json', (text) => text.replace('/components/card/index', '/components/none/index'))
    await expect(build()).rejects.toThrow('component "/components/none/index" was not found')
  })

  test('is one command', () => {
    const script = join(ROOT, 'scripts/phone/build.mjs')
    const output = execFileSync('node', [script, '--source', source(), '--out', join(place, 'dist')], {
      encoding: 'utf8',
    })
    expect(output).toMatch(/^phone: built in \d+ ms, main package \d+ kB\n$/)
  })
})
