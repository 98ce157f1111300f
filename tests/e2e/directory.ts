import { UNIT_KIND_WORDS } from '../../domain/people/person'
import { Names } from '../../local/host/demo/people/names'
import { FRONTS, OFFICE as FULL_OFFICE } from '../../local/host/demo/people/units'
import { Random } from '../../local/host/demo/random'
import { type Cells, workbook } from '../server/workbooks/workbook'

/** What a blank system calls the office: the workbook's line for it changes that unit and adds none. */
const OFFICE = '区督查室'
const CITY_FRONT = '城建战线'

/** Those whom the story names. */
export const CAST = {
  chief: '韩正平',
  officer: '何敏之',
  leader: '区大同',
  liaison: '连小络',
  supervisor: '杜办员',
  head: '冯管成',
  sectionHead: '柯负责',
  handler: '经小办',
} as const

export const UNIT = { name: '云澜区住房和城乡建设局', shortName: '区住建局' } as const

const officeOr = (name: string): string => (name === FULL_OFFICE ? OFFICE : name)

const UNITS: Cells[] = FRONTS.flatMap(({ name: front, units }) =>
  units.map(([name, shortName, kind]) => ({
    名称: officeOr(name),
    简称: shortName,
    类别: UNIT_KIND_WORDS[kind],
    战线: front,
  })),
).map((unit, i) => ({ ...unit, 排序: i + 1 }))

const FRONT_LINES: Cells[] = FRONTS.map(({ name }, i) => ({
  名称: name,
  区领导: name === CITY_FRONT ? CAST.leader : '',
  联络员: name === CITY_FRONT ? CAST.liaison : '',
  排序: i + 1,
}))

/** Unit, post, role, and a name where the story needs one. */
type Post = readonly [unit: string, title: string, role: string, name?: string]

const posts = (): Post[] => {
  const others = UNITS.map((unit) => unit.名称 as string).filter((name) => name !== OFFICE && name !== UNIT.name)
  return [
    [OFFICE, '督查室主任', '督查室主任', CAST.chief],
    [OFFICE, '督查专员', '督查员', CAST.officer],
    ...Array.from({ length: 6 }, (): Post => [OFFICE, '督查专员', '督查员']),
    ['云澜区人民政府办公室', '区长', '区领导(全区)'],
    ['云澜区人民政府办公室', '副区长', `区领导(${CITY_FRONT})`, CAST.leader],
    ['云澜区人民政府办公室', '联络员', `联络员(${CITY_FRONT})`, CAST.liaison],
    ['云澜区纪律检查委员会监察委员会', '监督检查室主任', '纪检监察'],
    [UNIT.name, '副局长', '单位分管负责同志', CAST.head],
    [UNIT.name, '办公室主任', '单位督办员', CAST.supervisor],
    [UNIT.name, '物业科科长', '责任科室负责同志', CAST.sectionHead],
    [UNIT.name, '物业科科员', '经办责任人', CAST.handler],
    ...others.flatMap((unit): Post[] => [
      [unit, '分管负责同志', '单位分管负责同志'],
      [unit, '督办员', '单位督办员'],
    ]),
  ]
}

const peopleOf = (): Cells[] => {
  const names = new Names(new Random(7))
  return posts().map(([unit, title, role, name], i) => ({
    姓名: name ?? names.next(),
    单位: unit,
    职务: title,
    手机号: `1990001${String(i + 1).padStart(4, '0')}`,
    角色: role,
    状态: '在职',
  }))
}

const PEOPLE = peopleOf()

const xlsx = (name: string, buffer: Buffer) => ({
  name,
  mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  buffer,
})

/** 55 units over six fronts and 122 people, as an office would fill the sheets in. */
export const directoryFile = async () =>
  xlsx('目录.xlsx', await workbook({ units: UNITS, fronts: FRONT_LINES, people: PEOPLE }))

/** The same with one line wrong: the person in row 4 of 人员 sits in a unit that is not there. */
export const wrongDirectoryFile = async () => {
  const people = PEOPLE.map((person, i) => (i === 2 ? { ...person, 单位: '云澜区不存在局' } : person))
  return xlsx('目录(有错).xlsx', await workbook({ units: UNITS, fronts: FRONT_LINES, people }))
}

export const SIZE = { units: UNITS.length, people: PEOPLE.length } as const
