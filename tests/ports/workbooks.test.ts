import { pathToFileURL } from 'node:url'
import { isRefusal } from '../../domain/refusal'
import { openWorkbooks, type WorkbooksOptions } from '../../local/embedded/workbooks'
import type { Rows } from '../../server/workbooks/directorySheets'
import { type Workbooks, workbooksHere } from '../../server/workbooks/workbooks'
import { bundle, temporaryFolder } from '../onDisk'
import { bareWorkbook, inline } from '../server/workbooks/bareWorkbook'

const built = temporaryFolder().make()
const thread = pathToFileURL(bundle('local/embedded/workbookThread.ts', built))
/** A thread in place of ours that comes to its bounds. */
const endless = pathToFileURL(bundle('tests/ports/children/endlessThread.ts', built))
const hungry = pathToFileURL(bundle('tests/ports/children/hungryThread.ts', built))

const warnings: object[] = []
const log = { info: () => undefined, warn: (fields: object) => warnings.push(fields), error: () => undefined }
const inThread = (options: Partial<WorkbooksOptions> = {}) => openWorkbooks({ thread, log, ...options })

const sourceOf = (bytes: Uint8Array) => async () =>
  (async function* () {
    yield bytes
  })()
const ROWS: Rows = {
  units: [['云澜区财政局', '区财政局', '政府工作部门', '经济战线', 10]],
  fronts: [['经济战线', '', '', 1]],
  people: [['林财务', '云澜区财政局', '=1+1', '19900000101', '经办责任人', '在职']],
}

describe.each<[string, () => Workbooks]>([
  ['in this thread', () => workbooksHere],
  ['each in a thread of its own', inThread],
])('workbooks %s', (_, open) => {
  test('read what they have written, text as text', async () => {
    const workbooks = open()
    const bytes = await workbooks.write(ROWS)
    if (isRefusal(bytes)) throw new Error(bytes.code)
    const book = await workbooks.read(sourceOf(bytes))
    expect(book).toMatchObject({
      errors: [],
      lines: {
        units: [{ row: 2, cells: { 名称: '云澜区财政局', 排序: '10' } }],
        fronts: [{ row: 2, cells: { 名称: '经济战线', 排序: '1' } }],
        people: [{ row: 2, cells: { 姓名: '林财务', 职务: '=1+1', 手机号: '19900000101' } }],
      },
    })
  })

  test('refuse what is too large or cannot be read, and go on', async () => {
    const workbooks = open()
    const answers = [Buffer.alloc(5 * 1024 * 1024 + 1), Buffer.from('no workbook'), bareWorkbook()].map((bytes) =>
      workbooks.read(sourceOf(bytes)),
    )
    expect(await Promise.all(answers)).toMatchObject([
      { code: 'WORKBOOK_TOO_LARGE' },
      { code: 'WORKBOOK_UNREADABLE' },
      { errors: [] },
    ])
  })

  test('throw what the source throws, and go on', async () => {
    const workbooks = open()
    const broken = workbooks.read(() => Promise.reject(new Error('no such file')))
    await expect(broken).rejects.toThrow('no such file')
    expect(await workbooks.read(sourceOf(bareWorkbook()))).toMatchObject({ errors: [] })
  })
})

test('a thread that fills its memory, or never ends, dies alone and is told in the log', async () => {
  warnings.length = 0
  const read = (options: Partial<WorkbooksOptions>) => inThread(options).read(sourceOf(bareWorkbook()))
  expect(await read({ thread: hungry, maxHeapMb: 16 })).toMatchObject({ code: 'WORKBOOK_UNREADABLE' })
  expect(await read({ thread: endless, maxMs: 100 })).toMatchObject({ code: 'WORKBOOK_UNREADABLE' })
  expect(warnings).toHaveLength(2)
  await expect(inThread({ thread: endless, maxMs: 100 }).write(ROWS)).rejects.toThrow('ended')
})

test('one is worked on at a time', async () => {
  warnings.length = 0
  const workbooks = inThread({ thread: endless, maxMs: 50 })
  const endedBefore: number[] = []
  const read = () =>
    workbooks.read(() => {
      endedBefore.push(warnings.length)
      return sourceOf(bareWorkbook())()
    })
  await Promise.all([read(), read(), read()])
  expect(endedBefore).toEqual([0, 1, 2])
})

test('four wait, and who comes then is told so before his file is read', async () => {
  const workbooks = inThread()
  let opened = 0
  const bytes = bareWorkbook({ rows: { people: `<row r="2">${inline('A2', '某某')}</row>` } })
  const read = async () => {
    const answer = await workbooks.read(() => {
      opened += 1
      return sourceOf(bytes)()
    })
    return isRefusal(answer) ? answer.code : 'read'
  }
  const answers = await Promise.all(Array.from({ length: 10 }, read))
  expect(answers.filter((code) => code === 'read')).toHaveLength(5)
  expect(answers.filter((code) => code === 'WORKBOOKS_BUSY')).toHaveLength(5)
  expect(opened).toBe(5)
  expect(await read()).toBe('read')
})
