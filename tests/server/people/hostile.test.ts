import { isRefusal } from '../../../domain/refusal'
import { readWorkbook } from '../../../server/operations/people/readWorkbook'
import { workbook } from './workbook'
import { zip } from './zip'

const codeOf = async (bytes: Buffer) => {
  const result = await readWorkbook(bytes)
  return isRefusal(result) ? result.code : 'read'
}

/** Packing and reading thousands of lines takes its time on a busy machine. */
jest.setTimeout(60_000)

const LINE = { 姓名: '某某', 单位: '某单位' }

test('an honest workbook is read', async () => {
  expect(await codeOf(await workbook({ people: [LINE] }))).toBe('read')
})

test('a file that unpacks to far more than it is, is refused whatever its headers claim', async () => {
  const bomb = Buffer.alloc(20 * 1024 * 1024)
  const small = zip([{ name: 'xl/worksheets/sheet1.xml', content: bomb, claimed: 100 }])
  expect(small.length).toBeLessThan(100_000)
  expect(await codeOf(small)).toBe('WORKBOOK_TOO_LARGE')
  const many = Array.from({ length: 20 }, (_, i) => ({ name: `xl/media/${i}`, content: Buffer.alloc(1024 * 1024) }))
  expect(await codeOf(zip(many))).toBe('WORKBOOK_TOO_LARGE')
})

test('a file of more than five megabytes is not even opened', async () => {
  expect(await codeOf(Buffer.alloc(5 * 1024 * 1024 + 1))).toBe('WORKBOOK_TOO_LARGE')
})

test('more than 5,000 lines in a sheet are refused', async () => {
  const lines = (count: number) => workbook({ people: Array.from({ length: count }, () => LINE) })
  expect(await codeOf(await lines(5000))).toBe('read')
  expect(await codeOf(await lines(5001))).toBe('WORKBOOK_TOO_LARGE')
})

test('ranges over the whole sheet are not unrolled', async () => {
  const whole = await workbook({ people: [LINE] }, (book) => {
    const sheet = book.getWorksheet('人员')
    sheet?.mergeCells('A1000:XFD1001')
    if (sheet) sheet.autoFilter = 'A1:XFD1048576'
  })
  expect(await codeOf(whole)).toBe('read')
  const named = await workbook({ people: [LINE] }, (book) => {
    book.definedNames.add('人员!$A$1:$B$2', 'huge')
  })
  expect(await codeOf(named)).toBe('read')
})

test('named ranges that fill the memory are refused, however they are written', async () => {
  const book = (range: string) =>
    zip([{ name: 'xl/workbook.xml', content: Buffer.from(`<workbook><definedName>${range}</definedName></workbook>`) }])
  expect(await codeOf(book('人员!$A$1:$XFD$1048576'))).toBe('WORKBOOK_TOO_LARGE')
  expect(await codeOf(book('人员!$A$1:$X<!-- -->FD$1048576'))).toBe('WORKBOOK_TOO_LARGE')
  expect(await codeOf(book('人员!$A$1:&#88;FD1048576'))).toBe('WORKBOOK_TOO_LARGE')
})

test.each([
  ['no ZIP', Buffer.from('<html>not a workbook</html>')],
  ['nothing', Buffer.alloc(0)],
  ['a ZIP that holds no workbook', zip([{ name: 'readme.txt', content: Buffer.from('hello') }])],
  ['a ZIP whose end leads nowhere', Buffer.concat([Buffer.from('PK\x05\x06'), Buffer.alloc(18, 0xff)])],
])('%s is unreadable', async (_, bytes) => {
  expect(await codeOf(bytes)).toBe('WORKBOOK_UNREADABLE')
})

test('a workbook cut short is unreadable', async () => {
  const whole = await workbook({ people: [LINE] })
  expect(await codeOf(whole.subarray(0, whole.length - 100))).toBe('WORKBOOK_UNREADABLE')
})

test('a missing sheet is unreadable, a missing column is named', async () => {
  const without = await workbook({}, (book) => book.removeWorksheet('战线'))
  expect(await readWorkbook(without)).toMatchObject({ code: 'WORKBOOK_UNREADABLE', detail: '战线' })
  const short = await workbook({}, (book) => {
    const head = book.getWorksheet('人员')?.getRow(1)
    if (head) head.getCell(4).value = '电话'
  })
  expect(await readWorkbook(short)).toMatchObject({ errors: [{ sheet: '人员', row: 1, column: '手机号' }] })
})

test('columns may stand in another order, with others between', async () => {
  const turned = await workbook({}, (book) => {
    const sheet = book.getWorksheet('人员')
    sheet?.spliceRows(1, 1, ['备注', '状态', '角色', '手机号', '职务', '单位', '姓名'])
    sheet?.addRow(['x', '在职', '督查员', 19900000001, '', '某单位', { richText: [{ text: '某' }, { text: '某' }] }])
  })
  const result = await readWorkbook(turned)
  expect(result).toMatchObject({ lines: { people: [{ row: 2, cells: { 姓名: '某某', 手机号: '19900000001' } }] } })
})
