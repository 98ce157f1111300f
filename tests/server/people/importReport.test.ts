import { nextVersion } from '../../../server/reference'
import { Harness } from '../harness'
import type { Sheets } from '../workbooks/workbook'
import { ALL, bring as bringInto, FRONT, PERSON, UNIT } from './bringing'

let h: Harness
beforeEach(async () => {
  h = await Harness.open()
})
afterEach(() => h.close())

const bring = (sheets: Sheets, dryRun?: boolean) => bringInto(h, sheets, dryRun)
const named = async (name: string) => (await h.app.reference.directory()).people.find((person) => person.name === name)

describe('what is typed for the eye', () => {
  beforeEach(() => bring(ALL))

  const person = (change: Partial<typeof PERSON>) => bring({ people: [{ ...PERSON, ...change }] }, true)

  test.each([
    '199 0000 0101',
    '199-0000-0101',
    '+86 19900000101',
    '１９９0000０１０１',
    '19900000101.0',
    '199—0000—0101',
  ])('the mobile number %j is the same', async (手机号) => {
    expect(await person({ 手机号 })).toMatchObject({ errors: [], people: { same: 1 } })
  })

  test('names with spaces between their characters are the same', async () => {
    expect(await person({ 姓名: '林 财　务', 单位: '云澜区 财政局' })).toMatchObject({
      errors: [],
      people: { same: 1 },
    })
    expect(await bring({ units: [{ ...UNIT, 名称: '云澜区  财政局', 战线: '经济 战线' }] }, true)).toMatchObject({
      errors: [],
      units: { same: 1 },
    })
    expect(await bring({ fronts: [{ ...FRONT, 联络员: '周 联络' }] }, true)).toMatchObject({ fronts: { same: 1 } })
  })

  test('a post keeps the spaces that tell its parts', async () => {
    await bring({ people: [{ ...PERSON, 职务: '局长  党组书记' }] })
    expect((await named('林财务'))?.title).toBe('局长 党组书记')
  })

  test('what stands in the directory with a space is found by the name without it', async () => {
    const old = await named('林财务')
    await h.store.transact(async (tx) => {
      await tx.put('people', { ...(old as NonNullable<typeof old>), name: '林 财务', mobile: '' })
      await nextVersion(tx, 'directory')
    })
    await bring({ people: [{ ...PERSON, 手机号: '' }] })
    expect(await named('林财务')).toMatchObject({ _id: old?._id })
  })
})

describe('an import that is tried', () => {
  beforeEach(() => bring(ALL))

  test('names who would change, and in what', async () => {
    const { changes } = await bring({ ...ALL, people: [{ ...PERSON, 手机号: '19900000199', 职务: '局长' }] }, true)
    expect(changes).toEqual([
      { sheet: '人员', name: '林财务', unitName: UNIT.名称, kind: 'changed', columns: ['职务', '手机号'] },
    ])
  })

  test('names those who would leave, or come back', async () => {
    const left = await bring({ people: [{ ...PERSON, 状态: '停用' }] })
    expect(left.changes).toMatchObject([{ name: '林财务', kind: 'retired' }])
    expect((await bring({ people: [PERSON] }, true)).changes).toMatchObject([{ name: '林财务', kind: 'restored' }])
  })

  test('tells a mistake of many lines once', async () => {
    const people = Array.from({ length: 30 }, (_, i) => ({ ...PERSON, 姓名: `某${i}`, 手机号: '', 单位: '无此局' }))
    const { errors } = await bring({ people }, true)
    expect(errors).toEqual([
      {
        sheet: '人员',
        row: 2,
        column: '单位',
        message: '没有“无此局”这个单位',
        also: [3, 4, 5, 6, 7, 8, 9, 10, 11],
        times: 30,
      },
    ])
  })
})
