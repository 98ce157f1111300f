import fc from 'fast-check'
import { isRefusal } from '../../../domain/refusal'
import { SHEETS } from '../../../server/workbooks/directorySheets'
import { readWorkbook } from '../../../server/workbooks/readWorkbook'
import { Archive, inMemory, ZipError } from '../../../server/zip'
import { bareParts, bareWorkbook, inline, pack } from './bareWorkbook'
import { workbook } from './workbook'
import { type Entry, zip } from './zip'

const outcome = async (bytes: Buffer) => {
  const result = await readWorkbook(bytes)
  return isRefusal(result) ? [result.code, result.detail] : 'read'
}
const codeOf = async (bytes: Buffer) => {
  const result = await readWorkbook(bytes)
  return isRefusal(result) ? result.code : 'read'
}
const MEGABYTE = 1024 * 1024
const PEOPLE = 'xl/worksheets/sheet3.xml'
/** A whole workbook with one part in place of its own. */
const withPart = (name: string, content: string): Buffer => pack(bareParts().set(name, content))
const row = (number: number, cells: string) => `<row r="${number}">${cells}</row>`
const rows = (count: number, cells: (number: number) => string) =>
  Array.from({ length: count }, (_, i) => row(i + 2, cells(i + 2))).join('')

describe('an honest workbook', () => {
  test('is read, whichever program has written it', async () => {
    expect(await codeOf(await workbook({ people: [{ 姓名: '某某', 单位: '某单位' }] }))).toBe('read')
    expect(await codeOf(bareWorkbook())).toBe('read')
    const prefixed = [...bareParts({ rows: { people: row(2, inline('A2', '某某')) } })].map(
      ([name, xml]) => [name, xml.replaceAll(/<(\/?)(?=[a-z])/g, '<$1x:').replaceAll('xmlns=', 'xmlns:x=')] as const,
    )
    expect(await readWorkbook(pack(prefixed))).toMatchObject({
      lines: { people: [{ row: 2, cells: { 姓名: '某某' } }] },
    })
  })

  test('may have formats, ranges, notes and names over the whole sheet: none of them is unrolled', async () => {
    const whole = await workbook({ people: [{ 姓名: '某某' }] }, (book) => {
      const sheet = book.getWorksheet('人员')
      sheet?.mergeCells('A1000:XFD1001')
      if (sheet) sheet.autoFilter = 'A1:XFD1048576'
      book.definedNames.add('人员!$A$1:$B$2', 'names')
    })
    expect(await codeOf(whole)).toBe('read')
    const names = '<definedNames><definedName name="all">人员!$A$1:$XFD$1048576</definedName></definedNames>'
    expect(await codeOf(bareWorkbook({ more: names }))).toBe('read')
  })

  test('may have cells far to the right, and rows far below', async () => {
    const far = bareWorkbook({
      rows: { people: rows(4999, (n) => inline(`XFD${n}`, '备注')) + row(1_048_576, inline('A1048576', '某某')) },
    })
    expect(await readWorkbook(far)).toMatchObject({ lines: { people: [{ row: 1_048_576, cells: { 姓名: '某某' } }] } })
  })

  test('has its texts shared, rich, escaped, in CDATA, numbers and truths as they are shown', async () => {
    const strings =
      '<si/><si><t/></si><si><r><t>林</t></r><r><t xml:space="preserve">财务 </t></r><rPh><t>lin</t></rPh></si><si><t>区_x000D_&amp;街</t></si>'
    const cells = [
      ...['A2', 'B2', 'C2', 'E2'].map((at, i) => `<c r="${at}" t="s"><v>${[2, 3, 0, 1][i]}</v></c>`),
      '<c r="F2" t="str"><v><![CDATA[在职]]></v></c>',
    ].sort()
    cells.splice(3, 0, '<c r="D2"><v>1.9900000001E10</v></c>')
    const result = await readWorkbook(bareWorkbook({ strings, rows: { people: row(2, cells.join('')) } }))
    expect(result).toMatchObject({ errors: [] })
    expect(!isRefusal(result) && result.lines.people).toEqual([
      { row: 2, cells: { 姓名: '林财务', 单位: '区 &街', 手机号: '19900000001', 状态: '在职' } },
    ])
  })
})

describe('a name is the part only as it is written', () => {
  const parts = bareParts()
  const book = parts.get('xl/workbook.xml') ?? ''
  const others = [
    './xl/workbook.xml',
    'xl//workbook.xml',
    'x/../xl/workbook.xml',
    '/xl/workbook.xml',
    'xl\\workbook.xml',
  ]
  others.push('XL/workbook.xml', 'xl/workbook.xml/', '../xl/workbook.xml', 'xl/workbook.xml\0')

  test.each(others)('%j is not the workbook', async (name) => {
    const moved = [...parts].map(([each, xml]) => [each === 'xl/workbook.xml' ? name : each, xml] as const)
    expect(await codeOf(pack(moved))).toBe('WORKBOOK_UNREADABLE')
  })

  test('beside the right one it is not looked at, nor unpacked', async () => {
    const bomb = '<a/>'.repeat(MEGABYTE)
    for (const name of others) expect(await codeOf(pack([...parts, [name, bomb]]))).toBe('read')
  })

  test('twice, or another in its own header, it is refused', async () => {
    expect(await codeOf(pack([...parts, ['xl/workbook.xml', book]]))).toBe('WORKBOOK_UNREADABLE')
    const entries = [...parts].map(([name, xml]): Entry => ({ name, content: Buffer.from(xml) }))
    const lying = entries.map((entry) =>
      entry.name === PEOPLE ? { ...entry, localName: 'xl/worksheets/sheet9.xml' } : entry,
    )
    expect(await codeOf(zip(lying))).toBe('WORKBOOK_UNREADABLE')
    const encrypted = entries.map((entry) => ({ ...entry, flags: entry.name === PEOPLE ? 1 : 0 }))
    expect(await codeOf(zip(encrypted))).toBe('WORKBOOK_UNREADABLE')
  })
})

describe('what is too much is refused before it is anything', () => {
  const parts = (name: string, content: Buffer, claimed?: number) =>
    zip([
      ...[...bareParts()]
        .filter(([each]) => each !== name)
        .map(([each, xml]) => ({ name: each, content: Buffer.from(xml) })),
      { name, content, ...(claimed !== undefined && { claimed }) },
    ])

  test('more bytes than five megabytes, more unpacked than sixteen, whatever the headers claim', async () => {
    expect(await codeOf(Buffer.alloc(5 * MEGABYTE + 1))).toBe('WORKBOOK_TOO_LARGE')
    const bomb = parts(PEOPLE, Buffer.alloc(20 * MEGABYTE), 100)
    expect(bomb.length).toBeLessThan(100_000)
    expect(await outcome(bomb)).toEqual(['WORKBOOK_TOO_LARGE', '人员'])
    expect(await codeOf(parts('xl/media/1.png', Buffer.alloc(20 * MEGABYTE)))).toBe('read')
  })

  test('more than 5,000 lines, told with the sheet and the row', async () => {
    const lines = (count: number) => bareWorkbook({ rows: { people: rows(count, (n) => inline(`A${n}`, '某某')) } })
    expect(await codeOf(lines(5000))).toBe('read')
    expect(await outcome(lines(5001))).toEqual(['WORKBOOK_TOO_LARGE', '人员 第 5002 行'])
  })

  test('one long text in thousands of cells', async () => {
    const strings = `<si><t>${'长'.repeat(1000)}</t></si><si><t>${'长'.repeat(30_000)}</t></si>`
    const cells = (index: number) => (n: number) =>
      [...'ABCDEF'].map((letter) => `<c r="${letter}${n}" t="s"><v>${index}</v></c>`).join('')
    const many = bareWorkbook({ strings, rows: { people: rows(1000, cells(0)) } })
    expect(await outcome(many)).toEqual(['WORKBOOK_TOO_LARGE', '人员 第 668 行'])
    const long = await readWorkbook(bareWorkbook({ strings, rows: { people: rows(1000, cells(1)) } }))
    expect(!isRefusal(long) && long.errors).toHaveLength(SHEETS.people.columns.length)
    expect(!isRefusal(long) && long.errors[0]).toMatchObject({ sheet: '人员', row: 2, column: '姓名', times: 1000 })
  })

  test.each([
    ['elements', `<worksheet>${'<a/>'.repeat(1_000_001)}</worksheet>`, 'WORKBOOK_TOO_LARGE'],
    ['depth', '<a>'.repeat(100_000), 'WORKBOOK_UNREADABLE'],
    ['attributes', `<a ${Array.from({ length: 100_000 }, (_, i) => `a${i}=""`).join(' ')}/>`, 'WORKBOOK_UNREADABLE'],
    ['a name', `<${'a'.repeat(MEGABYTE)}/>`, 'WORKBOOK_UNREADABLE'],
  ])('of %s', async (_, xml, code) => {
    expect(await outcome(withPart(PEOPLE, xml))).toEqual([code, '人员'])
  })
})

describe('what no spreadsheet has is unreadable', () => {
  const people = (xml: string) => outcome(bareWorkbook({ rows: { people: xml } }))
  const inRow = (number: number) => ['WORKBOOK_UNREADABLE', `人员 第 ${number} 行`]

  test('a row beyond the last one, or one that goes back', async () => {
    expect(await people(row(999_999_999, inline('A999999999', 'x')))).toEqual(inRow(999_999_999))
    expect(await people(row(5, '') + row(4, ''))).toEqual(inRow(4))
    expect(await people('<row r="1e3"/>')).toEqual(inRow(1000))
  })

  test.each(['XFE2', 'AAAA2', 'A3', 'A0', 'constructor', '__proto__', '2', ''])('a cell %j', async (at) => {
    expect(await people(row(2, inline(at, 'x')))).toEqual(inRow(2))
  })

  test.each(['1', '-1', 'length', 'constructor', '1e0'])('a shared text %j that is not there', async (index) => {
    const strings = '<si><t>x</t></si>'
    const bytes = bareWorkbook({ strings, rows: { people: row(2, `<c r="A2" t="s"><v>${index}</v></c>`) } })
    expect(await outcome(bytes)).toEqual(inRow(2))
  })

  test.each([
    ['entities of its own', '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;">]><worksheet>&c;</worksheet>'],
    ['an entity that is none', '<worksheet>&b;</worksheet>'],
    ['an end that is missing', '<worksheet><sheetData>'],
    ['another encoding', '\uFFFE<\0a\0/\0>\0'],
  ])('%s', async (_, xml) => {
    expect(await outcome(withPart(PEOPLE, xml))).toEqual(['WORKBOOK_UNREADABLE', '人员'])
  })

  test.each([
    ['no ZIP', Buffer.from('<html>not a workbook</html>')],
    ['nothing', Buffer.alloc(0)],
    ['a ZIP that holds no workbook', zip([{ name: 'readme.txt', content: Buffer.from('hello') }])],
    ['a ZIP whose end leads nowhere', Buffer.concat([Buffer.from('PK\x05\x06'), Buffer.alloc(18, 0xff)])],
    ['a workbook cut short', bareWorkbook().subarray(0, -100)],
  ])('%s', async (_, bytes) => {
    expect(await codeOf(bytes)).toBe('WORKBOOK_UNREADABLE')
  })
})

test('a missing sheet is unreadable, a missing column is named', async () => {
  const without = await workbook({}, (book) => book.removeWorksheet('战线'))
  expect(await outcome(without)).toEqual(['WORKBOOK_UNREADABLE', '战线'])
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

describe('whatever comes', () => {
  const names = fc.constantFrom(...bareParts().keys(), './xl/workbook.xml', 'xl//workbook.xml', '', '__proto__')
  const xml = fc.oneof(
    fc.constantFrom(...bareParts().values()),
    fc.string({ maxLength: 200 }),
    fc
      .array(
        fc.constantFrom('<row r="', '<c r="', '"/>', '">', '</c>', '<v>', '9'.repeat(20), 'A1', 't="s"', '<![CDATA['),
      )
      .map((pieces) => pieces.join('')),
  )
  const entries = fc.array(
    fc.record(
      {
        name: names,
        content: fc.oneof(
          xml.map((text) => Buffer.from(text)),
          fc.nat(200_000).map((size) => Buffer.alloc(size, 0x20)),
        ),
        claimed: fc.nat(0xffffffff),
        packed: fc.nat(0xffffffff),
        flags: fc.nat(0xffff),
        method: fc.constantFrom(0, 8, 9, 99),
        localName: fc.string({ maxLength: 20 }),
      },
      { requiredKeys: ['name', 'content'] },
    ),
    { maxLength: 12 },
  )
  /** An archive, with some of its bytes overwritten. */
  const archives = fc
    .tuple(entries, fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 }))
    .map(([given, changes]) => {
      const bytes = zip(given)
      for (const [at, byte] of changes) bytes[at % bytes.length] = byte
      return bytes
    })

  test('is read or refused by a code, and nothing is thrown', () =>
    fc.assert(
      fc.asyncProperty(archives, async (bytes) => {
        expect(['read', 'WORKBOOK_UNREADABLE', 'WORKBOOK_TOO_LARGE']).toContain(await codeOf(bytes))
      }),
      { numRuns: 300 },
    ))

  test('never unpacks to more than the bound', () =>
    fc.assert(
      fc.asyncProperty(archives, fc.nat(100_000), async (bytes, bound) => {
        let archive: Archive | undefined
        let given = 0
        try {
          archive = await Archive.open(inMemory(bytes), bound)
          for (const name of bareParts().keys()) given += (await archive.file(name))?.length ?? 0
        } catch (error) {
          expect(error).toBeInstanceOf(ZipError)
        }
        expect(given).toBe(archive?.unpacked ?? 0)
        expect(given).toBeLessThanOrEqual(bound)
      }),
      { numRuns: 300 },
    ))
})
