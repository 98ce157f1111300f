import { isRefusal } from '../../../domain/refusal'
import { readWorkbook } from '../../../server/workbooks/readWorkbook'
import { bareWorkbook } from './bareWorkbook'
import { workbook } from './workbook'

test('cells and rows that do not say where they stand follow one another', async () => {
  const bare = (texts: string[]) => texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')
  const people = `<row>${bare(['某某', '某局', '科长'])}</row><row>${bare(['某甲', '某局'])}</row>`
  expect(await readWorkbook(bareWorkbook({ rows: { people } }))).toMatchObject({
    lines: {
      people: [
        { row: 2, cells: { 姓名: '某某', 单位: '某局', 职务: '科长' } },
        { row: 3, cells: { 姓名: '某甲', 单位: '某局' } },
      ],
    },
  })
})

describe('a date in a cell is told, and not read as a count of days', () => {
  const wrong = async (bytes: Buffer) => {
    const result = await readWorkbook(bytes)
    return isRefusal(result) ? result.code : result.errors.map(({ row, column }) => `${row}${column}`)
  }

  test('as a library writes it', async () => {
    const people = [
      { 姓名: '某某', 职务: new Date('2026-03-01T00:00:00Z'), 手机号: 19900000001 },
      { 姓名: '某甲', 职务: 5, 手机号: '19900000002' },
    ]
    expect(await wrong(await workbook({ people }))).toEqual(['2职务'])
    const shown = await workbook({ people: [{ 姓名: '某某', 职务: 3 }] }, (book) => {
      const cell = book.getWorksheet('人员')?.getCell('C2')
      if (cell) cell.numFmt = '0.00" days"'
    })
    expect(await wrong(shown)).toEqual([])
  })

  test('as a text of its own kind', async () => {
    expect(
      await wrong(bareWorkbook({ rows: { people: '<row r="2"><c r="C2" t="d"><v>2026-03-01</v></c></row>' } })),
    ).toEqual(['2职务'])
  })
})
