import ExcelJS from 'exceljs'
import type { ImportReport } from '../../../domain/people/contract'
import { UNIT_KIND_WORDS } from '../../../domain/people/person'
import { SENTENCES } from '../../../domain/refusal'
import { ROLE_WORDS } from '../../../domain/roles'
import { directoryRows } from '../../../server/operations/people/directoryWorkbook'
import { GUIDE } from '../../../server/workbooks/directorySheets'
import { writeWorkbook } from '../../../server/workbooks/writeWorkbook'
import { Harness } from '../harness'
import { type Sheets, workbook } from '../workbooks/workbook'
import { ALL, bring as bringInto, FRONT, LIAISON, PERSON, UNIT, upload } from './bringing'

let h: Harness
beforeEach(async () => {
  h = await Harness.open()
})
afterEach(() => h.close())

const bring = (sheets: Sheets, dryRun?: boolean) => bringInto(h, sheets, dryRun)

const directory = () => h.app.reference.directory()
const named = async (name: string) => (await directory()).people.find((person) => person.name === name)

describe('a workbook', () => {
  test('brings in fronts, units and people that name each other', async () => {
    expect(await bring(ALL)).toEqual({
      dryRun: false,
      units: { added: 1, changed: 0, same: 0 },
      fronts: { added: 1, changed: 0, same: 0 },
      people: { added: 2, changed: 0, same: 0, retired: 0 },
      openMatters: 0,
      changes: [
        { sheet: '单位', name: UNIT.名称, unitName: null, kind: 'added', columns: [] },
        { sheet: '战线', name: FRONT.名称, unitName: null, kind: 'added', columns: [] },
        { sheet: '人员', name: '林财务', unitName: UNIT.名称, kind: 'added', columns: [] },
        { sheet: '人员', name: '周联络', unitName: '示例单位office', kind: 'added', columns: [] },
      ],
      errors: [],
    })
    const { units, fronts } = await directory()
    const front = fronts.find(({ name }) => name === '经济战线')
    const liaison = await named('周联络')
    expect(units.find(({ name }) => name === '云澜区财政局')).toMatchObject({ frontId: front?._id, kind: 'bureau' })
    expect(front).toMatchObject({ leaderId: 'leader', liaisonId: liaison?._id })
    expect(liaison?.addresses).toEqual([`person:${liaison?._id}`, `liaison@front:${front?._id}`])
  })

  test('tried changes nothing and tells the same', async () => {
    const before = await h.store.get('counters', 'directory')
    const tried = await bring(ALL, true)
    expect(await h.store.get('counters', 'directory')).toEqual(before)
    expect(await h.store.count('units', { name: '云澜区财政局' })).toBe(0)
    expect({ ...tried, dryRun: false }).toEqual(await bring(ALL))
  })

  test('brought in again changes nothing', async () => {
    await bring(ALL)
    expect(await bring(ALL)).toMatchObject({
      units: { added: 0, changed: 0, same: 1 },
      fronts: { added: 0, changed: 0, same: 1 },
      people: { added: 0, changed: 0, same: 2, retired: 0 },
    })
  })

  test('leaves those alone whom it does not name', async () => {
    const before = (await directory()).people.length
    await bring(ALL)
    expect((await directory()).people).toHaveLength(before + 2)
    expect(await h.store.get('people', 'u1handler')).toMatchObject({ active: true })
  })

  test('as exported is brought in without a change', async () => {
    await bring(ALL)
    const bytes = await writeWorkbook(directoryRows(await directory()))
    const fileId = await upload(h, Buffer.from(bytes))
    const report = await h.tell('admin', 'directory.import', { fileId, dryRun: false })
    expect(report.errors).toEqual([])
    expect([report.units, report.fronts, report.people]).toMatchObject([
      { added: 0, changed: 0 },
      { added: 0, changed: 0 },
      { added: 0, changed: 0, retired: 0 },
    ])
  })
})

test('the exported workbook says what may stand in which column', async () => {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load((await writeWorkbook(directoryRows(await directory()))) as never)
  const cells: unknown[] = []
  book.getWorksheet(GUIDE.name)?.eachRow((row) => row.eachCell(({ value }) => cells.push(value)))
  expect(cells).toEqual(
    expect.arrayContaining(['单位·类别', ...Object.values(UNIT_KIND_WORDS), ...Object.values(ROLE_WORDS), '停用']),
  )
})

describe('people are found again', () => {
  beforeEach(() => bring(ALL))

  test('by mobile number, when they have moved to another unit', async () => {
    const before = await named('林财务')
    await bring({ people: [{ ...PERSON, 单位: '示例单位u1' }] })
    expect(await named('林财务')).toMatchObject({ _id: before?._id, unitId: 'u1' })
  })

  test('by name and unit, when the number is new or missing', async () => {
    const before = await named('林财务')
    await bring({ people: [{ ...PERSON, 手机号: '19900000199' }] })
    expect(await named('林财务')).toMatchObject({ _id: before?._id, mobile: '19900000199' })
    expect(await bring({ people: [{ ...PERSON, 手机号: '' }] })).toMatchObject({ people: { same: 1 } })
  })

  test('and are not renamed by a number that is another’s', async () => {
    const report = await bring({ people: [{ ...PERSON, 姓名: '另一人' }] })
    expect(report.errors).toMatchObject([{ sheet: '人员', row: 2, column: '手机号' }])
  })

  test('and retired only when it says so, with their sessions', async () => {
    const person = await named('林财务')
    const personId = person?._id ?? ''
    const session = { _id: 's1', personId, client: 'desk' as const, createdAt: h.now, expiresAt: h.now }
    await h.store.transact((tx) => tx.put('sessions', session))
    const report = await bring({ people: [{ ...PERSON, 状态: '停用' }] })
    expect(report.people).toEqual({ added: 0, changed: 0, same: 0, retired: 1 })
    expect(await named('林财务')).toMatchObject({ active: false })
    expect(await h.store.get('sessions', 's1')).toBeNull()
  })
})

describe('roles', () => {
  const rolesOf = async (角色: string) => {
    const { errors } = await bring({ ...ALL, people: [{ ...PERSON, 角色 }, LIAISON] })
    return errors.length > 0 ? errors.map(({ column }) => column) : (await named('林财务'))?.roles
  }

  test('reach as far as is usual unless a scope is named', async () => {
    const unitId = async () => (await named('林财务'))?.unitId
    const found = await rolesOf('单位督办员、经办责任人、督查员')
    expect(found).toEqual([
      { role: 'unitSupervisor', scope: { kind: 'unit', unitId: await unitId() } },
      { role: 'handler', scope: { kind: 'own' } },
      { role: 'officer', scope: { kind: 'district' } },
    ])
  })

  test('name fronts, units, the district or oneself, in either kind of brackets', async () => {
    expect(await rolesOf('联络员(民生战线)，经办责任人(本人)、单位督办员(示例单位u1);督查员(全区)')).toEqual([
      { role: 'liaison', scope: { kind: 'front', frontId: 'f2' } },
      { role: 'handler', scope: { kind: 'own' } },
      { role: 'unitSupervisor', scope: { kind: 'unit', unitId: 'u1' } },
      { role: 'officer', scope: { kind: 'district' } },
    ])
  })

  test('with brackets of their own are read whole', async () => {
    expect(await rolesOf('代表(提案)工作机构(全区)')).toEqual([{ role: 'proposalOffice', scope: { kind: 'district' } }])
  })

  test('make a member of a leading group, of the own one alone', async () => {
    const bringOf = (类别: string, 角色: string) =>
      bring({ ...ALL, units: [{ ...UNIT, 类别 }], people: [{ ...PERSON, 角色 }, LIAISON] })
    for (const [kind, roles] of [
      ['政府工作部门', `联络员(${UNIT.名称})`],
      ['领导小组办公室', '督查员(示例单位u1)'],
    ] as const) {
      const { errors } = await bringOf(kind, roles)
      expect(errors).toMatchObject([{ column: '角色', message: SENTENCES.NOT_A_GROUP }])
    }
    expect((await bringOf('领导小组办公室', `联络员(${UNIT.名称})`)).errors).toEqual([])
    const member = await named('林财务')
    expect(member?.roles).toEqual([{ role: 'liaison', scope: { kind: 'unit', unitId: member?.unitId } }])
    expect(member?.addresses).toContain(`liaison@unit:${member?.unitId}`)
  })

  test.each(['厨师', '联络员(火星战线)', '经办责任人(全区)', '督查员(', Array(11).fill('督查员').join('、')])(
    '%s is a mistake in its column',
    async (角色) => {
      expect(await rolesOf(角色)).toContain('角色')
    },
  )
})

describe('a line with a mistake', () => {
  const place = ({ sheet, row, column }: ImportReport['errors'][number]) => `${sheet}${row}${column}`
  const cases: [string, Sheets, string[]][] = [
    ['a unit of an unknown kind', { ...ALL, units: [{ ...UNIT, 类别: '公司' }] }, ['单位2类别']],
    ['a unit of an unknown front', { ...ALL, units: [{ ...UNIT, 战线: '无' }] }, ['单位2战线']],
    ['a unit without a name', { ...ALL, units: [UNIT, { ...UNIT, 名称: '' }] }, ['单位3名称']],
    ['a unit named twice', { ...ALL, units: [UNIT, UNIT] }, ['单位3名称']],
    ['an order that is no number', { ...ALL, units: [{ ...UNIT, 排序: '第一' }] }, ['单位2排序']],
    ['a short name that is too long', { ...ALL, units: [{ ...UNIT, 简称: '长'.repeat(25) }] }, ['单位2简称']],
    ['a leader whom nobody knows', { ...ALL, fronts: [{ ...FRONT, 区领导: '无此人' }] }, ['战线2区领导']],
    ['a person of an unknown unit', { ...ALL, people: [{ ...PERSON, 单位: '无' }, LIAISON] }, ['人员2单位']],
    ['a person without a name', { ...ALL, people: [{ ...PERSON, 姓名: '' }, LIAISON] }, ['人员2姓名']],
    ['a number that is none', { ...ALL, people: [{ ...PERSON, 手机号: '123' }, LIAISON] }, ['人员2手机号']],
    ['a number given twice', { ...ALL, people: [PERSON, { ...LIAISON, 手机号: PERSON.手机号 }] }, ['人员3手机号']],
    ['a state that is none', { ...ALL, people: [{ ...PERSON, 状态: '休假' }, LIAISON] }, ['人员2状态']],
    [
      'a name twice in a unit without numbers',
      { ...ALL, people: [{ ...PERSON, 手机号: '' }, { ...PERSON, 手机号: '' }, LIAISON] },
      ['人员3姓名'],
    ],
    [
      'a formula instead of a value',
      {
        ...ALL,
        people: [{ ...PERSON, 姓名: { formula: 'HYPERLINK("http://example.com")', result: '林财务' } }, LIAISON],
      },
      ['人员2姓名', '人员2姓名'],
    ],
    [
      'retiring the last administrator',
      { people: [{ 姓名: '人员admin', 单位: '示例单位office', 角色: '系统管理员', 状态: '停用' }] },
      ['人员1角色'],
    ],
  ]

  test.each(cases)('%s is named, and nothing is brought in', async (_, sheets, places) => {
    const before = await h.store.get('counters', 'directory')
    const report = await bring(sheets)
    expect(report.errors.map(place)).toEqual(places)
    expect(await h.store.get('counters', 'directory')).toEqual(before)
    expect(await h.store.count('units', { name: '云澜区财政局' })).toBe(0)
    expect(await named('林财务')).toBeUndefined()
  })

  test('does not hide the next one', async () => {
    const report = await bring({
      ...ALL,
      people: [
        { ...PERSON, 单位: '无', 状态: '休假' },
        { ...LIAISON, 手机号: '1' },
      ],
    })
    expect(report.errors.map(place).sort()).toEqual(['人员2单位', '人员2状态', '人员3手机号'])
  })
})

test('another’s file is not found', async () => {
  const fileId = await upload(h, await workbook(ALL), 'officer')
  expect(await h.ask('admin', 'directory.import', { fileId, dryRun: true })).toMatchObject({ code: 'NOT_FOUND' })
  expect(await h.ask('admin', 'directory.import', { fileId: 'nothing', dryRun: true })).toMatchObject({
    code: 'NOT_FOUND',
  })
})

test('two brought in at the same moment leave one directory', async () => {
  const report = await Promise.all([bring(ALL), bring(ALL)])
  expect(report.map(({ people }) => people.added).sort()).toEqual([0, 2])
  expect((await directory()).people.filter(({ name }) => name === '林财务')).toHaveLength(1)
})

describe('people who are retired by it', () => {
  const line = (id: string, unit: string, role: string, state: string) => ({
    姓名: `人员${id}`,
    单位: unit,
    职务: '',
    手机号: '',
    角色: role,
    状态: state,
  })
  const HANDLER = line('u1handler', '示例单位u1', '经办责任人', '停用')
  const openOf = async (id: string) => (await h.tell(id, 'todo.list', { limit: 50 })).items.map(({ kind }) => kind)

  test('are tried first: it is said what is open with them', async () => {
    await h.start()
    await h.start()
    expect(await bring({ people: [HANDLER] }, true)).toMatchObject({ people: { retired: 1 }, openMatters: 2 })
    expect(await openOf('u1supervisor')).toEqual([])
  })

  test('hand over to the unit’s supervisor', async () => {
    await h.start()
    await bring({ people: [HANDLER] })
    expect((await openOf('u1supervisor')).sort()).toEqual(['nameResponsible', 'report'])
  })

  test('are not let go where they are the last and something is open', async () => {
    await h.start()
    const SUPERVISOR = line('u1supervisor', '示例单位u1', '单位督办员', '停用')
    expect((await bring({ people: [SUPERVISOR] })).errors).toEqual([
      { sheet: '人员', row: 0, column: '状态', message: SENTENCES.LAST_HOLDER, also: [], times: 1 },
    ])
    expect((await named('人员u1supervisor'))?.active).toBe(true)
  })
})
