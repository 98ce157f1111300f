import { randomBytes } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { FILE_TYPES, MAX_FILE_BYTES } from '../../../domain/evidence/file'
import { nameFor } from '../../../domain/evidence/fileName'
import { isRefusal } from '../../../domain/refusal'
import { storeFile } from '../../../server/operations/evidence/storeFile'
import { Harness } from '../harness'
import { workbook } from '../workbooks/workbook'
import { zip } from '../workbooks/zip'
import { chunks, html, jpeg, pdf, svg } from './bytes'

const WORD_TYPES =
  '<Types><Override ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'

let h: Harness
beforeEach(async () => {
  h = await Harness.open()
})
afterEach(() => h.close())

const store = (name: string, source: AsyncIterable<Uint8Array>) =>
  storeFile(h.app.ports, h.caller('u1handler'), { name, origin: 'album', source })
const put = (name: string, bytes: Buffer) => store(name, chunks(bytes))
/** Everything on the disk under the folder of files, half-written things included. */
const traces = () =>
  readdirSync(join(h.directory, 'files'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
const nothingLeft = async () => {
  expect(traces()).toEqual([])
  expect(await h.store.count('evidence', {})).toBe(0)
}

test('a file is kept with what its bytes say, for its sender', async () => {
  const ref = await put('现场.jpg', jpeg())
  expect(ref).toMatchObject({ name: '现场.jpg', type: 'image/jpeg', size: jpeg().length, origin: 'album' })
  if (isRefusal(ref)) throw new Error(ref.code)
  expect(await h.store.get('evidence', ref.fileId)).toMatchObject({
    uploadedBy: 'u1handler',
    uploadedAt: h.now,
    subject: null,
    sha256: ref.sha256,
  })
})

test('the type is told from the bytes, whatever the name', async () => {
  expect(await put('照片.pdf', jpeg())).toMatchObject({ type: 'image/jpeg' })
  expect(await put('纪要.jpg', pdf())).toMatchObject({ type: 'application/pdf' })
  expect(await put('目录', await workbook({}))).toMatchObject({
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  })
})

test('a document is known behind pictures of many megabytes', async () => {
  const bytes = zip([
    { name: 'word/media/image1.png', content: randomBytes(17 * 1024 * 1024) },
    { name: 'word/document.xml', content: Buffer.from('<w:document/>') },
    { name: '[Content_Types].xml', content: Buffer.from(WORD_TYPES) },
  ])
  expect(await put('报告.docx', bytes)).toMatchObject({
    size: bytes.length,
    type: expect.stringContaining('wordprocessingml'),
  })
})

test.each([
  ['a page named .jpg', '照片.jpg', html()],
  ['a drawing that can run', '图.svg', svg()],
  ['a program', '程序.jpg', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(500)])],
  ['a mere ZIP', '包.docx', Buffer.from('UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==', 'base64')],
  ['nothing at all', '空.jpg', Buffer.alloc(0)],
])('%s is refused and leaves nothing', async (_, name, bytes) => {
  expect(await put(name, bytes)).toMatchObject({ code: 'FILE_TYPE_REFUSED' })
  await nothingLeft()
})

test('a file larger than the limit is refused as soon as that shows, and leaves nothing', async () => {
  let given = 0
  async function* endless() {
    yield jpeg()
    for (;;) {
      given += 1024 * 1024
      yield Buffer.alloc(1024 * 1024)
    }
  }
  expect(await store('大.jpg', endless())).toMatchObject({ code: 'FILE_TOO_LARGE' })
  expect(given).toBeLessThanOrEqual(MAX_FILE_BYTES + 2 * 1024 * 1024)
  await nothingLeft()
})

test('a source that breaks off leaves nothing', async () => {
  async function* broken() {
    yield jpeg()
    throw new Error('connection reset')
  }
  expect(await store('断.jpg', broken())).toMatchObject({ code: 'UPLOAD_INTERRUPTED' })
  await nothingLeft()
})

test('nothing that is stored is read whole into memory to tell its type', async () => {
  h.app.ports.files.read = () => Promise.reject(new Error('read back'))
  const bytes = zip([
    { name: 'word/media/image1.png', content: randomBytes(17 * 1024 * 1024) },
    { name: '[Content_Types].xml', content: Buffer.from(WORD_TYPES) },
  ])
  const { arrayBuffers } = process.memoryUsage()
  const turn = Buffer.alloc(64 * 1024)
  let most = 0
  async function* piecewise() {
    for (let at = 0; at < bytes.length; at += turn.length) {
      most = Math.max(most, process.memoryUsage().arrayBuffers - arrayBuffers)
      yield bytes.subarray(at, at + turn.length)
    }
  }
  const answers = await Promise.all([1, 2, 3, 4].map(() => store('报告.docx', piecewise())))
  most = Math.max(most, process.memoryUsage().arrayBuffers - arrayBuffers)
  expect(answers.filter((answer) => 'ok' in answer)).toEqual([])
  expect(most).toBeLessThan(bytes.length)
})

test('each type that is taken has an ending of its own', () => {
  for (const type of Object.keys(FILE_TYPES)) expect([type, nameFor('x', type)]).not.toEqual([type, 'x.bin'])
})

test('what is refused takes nothing from who sends the same at once, and removes nobody’s file', async () => {
  const bytes = html()
  const answers = await Promise.all(Array.from({ length: 20 }, () => put('照片.jpg', bytes)))
  expect(answers.map((answer) => 'ok' in answer && answer.code)).toEqual(Array(20).fill('FILE_TYPE_REFUSED'))
  await nothingLeft()
})

test('the same bytes sent twice are stored once, under two records', async () => {
  const [one, two] = [await put('一.jpg', jpeg()), await put('二.jpg', jpeg())]
  if (isRefusal(one) || isRefusal(two)) throw new Error('refused')
  expect(one.sha256).toBe(two.sha256)
  expect(one.fileId).not.toBe(two.fileId)
  expect(traces()).toHaveLength(1)
})

test.each([
  ['../../etc/passwd.jpg', 'passwd.jpg'],
  ['C:\\照片\\现场.jpg', '现场.jpg'],
  ['\u202Egpj.exe\u0000.jpg', 'gpj.exe.jpg'],
  ['  ', '未命名.jpg'],
  ['长'.repeat(300), `${'长'.repeat(116)}.jpg`],
  ['照片.html', '照片.jpg'],
  ['现场.JPEG', '现场.JPEG'],
  ['照片.jpg.exe', '照片.jpg'],
  ['.htaccess', '未命名.jpg'],
  ['2026.3.5', '2026.3.5.jpg'],
  ['照片.html. .', '照片.jpg'],
])('the name %j is shown as %j', async (name, shown) => {
  expect(await put(name, jpeg())).toMatchObject({ name: shown })
})
