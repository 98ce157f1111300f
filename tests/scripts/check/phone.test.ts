import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhidu-phone-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const found = (files: Record<string, string>): string[] => {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  const { stdout } = spawnSync(process.execPath, ['scripts/check/phone.mjs', folder], {
    cwd: resolve(__dirname, '../../..'),
    encoding: 'utf8',
  })
  return stdout.split('\n').filter(Boolean)
}

/** One line each, which is a fault. */
const FAULTS = [
  "const list = (page) => page.selectComponent('#list').start()",
  "const all = (page) => page.selectAllComponents('.row')",
  "wx.navigateTo({ url: '/a' })",
  "wx.redirectTo({ url: '/a', complete: () => {} })",
  "wx.reLaunch({ url: '/a' })",
  "wx.switchTab({ url: '/a' }).catch(() => {})",
  'wx.navigateBack()',
  "const go = (way) => wx[way]({ url: '/a', fail: () => {} })",
  'wx.downloadFile({ url, success: ({ tempFilePath }) => keep(tempFilePath) })',
  'wx.openDocument({ filePath })',
  'wx.chooseMedia({ count: 9 })',
  'wx.previewMedia({ sources })',
  "const ask = async () => { const { cancel } = await wx.showModal({ title: 'a' }); return cancel }",
  "const asks = async () => { const answer = await wx.showModal({ title: 'a' }); if (answer.cancel) leave() }",
  "wx.showModal({ title: 'a', success: (answer) => answer.cancel && leave() })",
  'Component({ options: { addGlobalClass: true } })',
  "Component({ options: { styleIsolation: 'apply-shared' } })",
  'Component({ properties: { show: Boolean, of: String }, observers: { show() { ask(this.data.of) } } })',
  "Component({ properties: { show: Boolean, of: String }, observers: { 'show'() { this.begin() } }, methods: { begin() { this.load() }, load() { const { of } = this.data; ask(of) } } })",
]
const FINE = [
  "wx.navigateTo({ url: '/a', fail })",
  'wx.navigateBack({ fail: () => {} })',
  'wx.downloadFile({ url, success: ({ statusCode, tempFilePath }) => statusCode === 200 && keep(tempFilePath) })',
  "wx.openDocument({ filePath, fileType: 'pdf' })",
  'wx.chooseMedia({ count: 9, maxDuration: 60 })',
  'wx.previewMedia({ sources, fail: () => one() })',
  "const yes = async () => { const { confirm } = await wx.showModal({ title: 'a', cancelText: 'b' }); return confirm }",
  "Component({ properties: { show: Boolean, of: String }, observers: { 'show, of'() { ask(this.data.of) } } })",
  "Component({ properties: { rows: Array }, data: { open: false }, observers: { 'rows.**'() { ask(this.data.rows, this.data.open) } } })",
]

test('each habit that holds on one base library only is found where it stands, and nothing else', () => {
  const lines = found({ 'some/index.ts': [...FAULTS, ...FINE].join('\n') })
  expect(lines.map((line) => Number(line.split(':')[1])).sort((a, b) => a - b)).toEqual(FAULTS.map((_, i) => i + 1))
})

test('a link of the platform, which says nothing when it is refused, is found', () => {
  expect(found({ 'a.wxml': '<view><navigator url="/a">a</navigator></view>' })).toHaveLength(1)
})

describe('what can be tapped, and a screen reader', () => {
  const UNSPOKEN = {
    'has no role for it': '<view bind:tap="on">甲</view>',
    'has no role for each row of it':
      '<block wx:for="{{ a }}"><view catchtap="on"><text>{{ item }}</text></view></block>',
    'has another role than of what is tapped': '<view aria-role="img" aria-label="甲" bind:tap="on" />',
    'has one of its two roles only': `<view aria-role="{{ a ? 'radio' : 'row' }}" aria-checked="{{ a }}" bind:tap="on">甲</view>`,
    'has no name for it': '<view aria-role="button" bindtap="on"><van-icon name="cross" /></view>',
    'has no name for a button of the library': '<van-button icon="scan" bind:click="on" />',
    'has no state for it': '<view aria-role="checkbox" bind:tap="on">甲</view>',
    'does not look inside the other':
      '<view aria-role="button" bind:tap="a">甲<view aria-role="button" bind:tap="b">乙</view></view>',
  }
  test.each(Object.entries(UNSPOKEN))('%s', (_, markup) => {
    expect(found({ 'a.wxml': markup })).toHaveLength(1)
  })

  test.each([
    '<view aria-role="button" bind:tap="on"><view><text>{{ a }}</text></view></view>',
    `<view aria-role="{{ a ? 'radio' : 'button' }}" aria-checked="{{ a }}" bind:tap="on">甲</view>`,
    '<view aria-role="button" aria-label="删除" catch:tap="on"><van-icon name="cross" /></view>',
    '<view aria-role="link" bind:tap="a">甲<view catch:tap="onNothing"><van-button bind:click="b">乙</van-button></view></view>',
  ])('knows %s', (markup) => {
    expect(found({ 'a.wxml': markup })).toEqual([])
  })
})

describe('what is typed and written back at every key', () => {
  const FIELDS = {
    own: '<input value="{{ text }}" bind:input="onText" />',
    row: '<view wx:for="{{ rows }}" wx:for-item="row"><textarea value="{{ row.text }}" bindinput="onText" /></view>',
    library: '<van-search class="a > b" value="{{ text || 1 }}" bind:change="onText" />',
  }
  const handler = (body: string) =>
    `Component({ methods: { onText({ detail }) { ${body} }, show(text) { this.setData({ text }) } } })`
  const WRITES: [keyof typeof FIELDS, string][] = [
    ['own', 'this.setData({ text: detail.value })'],
    ['own', 'this.show(detail.value)'],
    ['own', 'later(() => this.show(detail.value))'],
    ['own', 'this.setData({ [name]: detail.value })'],
    ['library', 'this.setData(short ? { text: detail } : { count: 1 })'],
    ['row', 'this.setData({ rows: changed })'],
    ['row', `this.setData({ [\`rows[\${index}].text\`]: detail.value })`],
  ]
  test.each(WRITES)('in the %s field by %s', (field, body) => {
    expect(found({ 'index.ts': handler(body), 'index.wxml': FIELDS[field] })).toHaveLength(1)
  })

  const BESIDE: [keyof typeof FIELDS, string][] = [
    ['own', 'this.setData({ count: detail.value.length })'],
    ['row', `this.setData({ [\`rows[\${index}].count\`]: 1 })`],
    ['library', 'keep(detail)'],
  ]
  test.each(BESIDE)('but not what stands beside the %s field: %s', (field, body) => {
    expect(found({ 'index.ts': handler(body), 'index.wxml': FIELDS[field] })).toEqual([])
  })
})
