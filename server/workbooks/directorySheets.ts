import { UNIT_KIND_WORDS, type UnitKind } from '../../domain/people/person'
import { ROLE_WORDS, ROLES, type Role, type RoleGrant, type Scope } from '../../domain/roles'

/** The directory as one workbook: what import reads and export writes. */
export const SHEETS = {
  units: { name: '单位', columns: ['名称', '简称', '类别', '战线', '排序'] },
  fronts: { name: '战线', columns: ['名称', '区领导', '联络员', '排序'] },
  people: { name: '人员', columns: ['姓名', '单位', '职务', '手机号', '角色', '状态'] },
} as const

export type SheetKey = keyof typeof SHEETS

/** What stands in each sheet below its titles. */
export type Rows = Record<SheetKey, readonly (readonly (string | number)[])[]>

export const ACTIVE_WORD = '在职'
export const RETIRED_WORD = '停用'
const DISTRICT_WORD = '全区'
const OWN_WORD = '本人'

const KINDS = new Map(Object.entries(UNIT_KIND_WORDS).map(([kind, words]) => [words, kind as UnitKind]))
export const kindOf = (words: string): UnitKind | undefined => KINDS.get(words)

/** Names to ids, as far as they are known. */
export interface Known {
  front(name: string): string | undefined
  unit(name: string): string | undefined
}

/** `联络员(城建战线)`: the role's words, then its scope where it is not the usual one. */
export function grantWords(
  { role, scope }: RoleGrant,
  nameOf: { front(id: string): string; unit(id: string): string },
): string {
  switch (scope.kind) {
    case 'district':
      return `${ROLE_WORDS[role]}(${DISTRICT_WORD})`
    case 'front':
      return `${ROLE_WORDS[role]}(${nameOf.front(scope.frontId)})`
    case 'unit':
      return `${ROLE_WORDS[role]}(${nameOf.unit(scope.unitId)})`
    case 'own':
      return `${ROLE_WORDS[role]}(${OWN_WORD})`
  }
}

/** A role's own words hold brackets and a slash, so the longest role that the text begins with is meant. */
const BY_LENGTH = [...ROLES].sort((a, b) => ROLE_WORDS[b].length - ROLE_WORDS[a].length)

const plainBrackets = (text: string): string => text.replaceAll('（', '(').replaceAll('）', ')')

const scopeOf = (words: string, { front, unit }: Known): Scope | undefined => {
  if (words === DISTRICT_WORD) return { kind: 'district' }
  if (words === OWN_WORD) return { kind: 'own' }
  const frontId = front(words)
  if (frontId) return { kind: 'front', frontId }
  const unitId = unit(words)
  return unitId ? { kind: 'unit', unitId } : undefined
}

/** One role with its scope, `null` where none was named; or what is wrong with the text, in words. */
export function readGrant(text: string, known: Known): { role: Role; scope: Scope | null } | string {
  const written = plainBrackets(text.trim())
  const role = BY_LENGTH.find((each) => written.startsWith(ROLE_WORDS[each]))
  if (!role) return `没有“${text.trim()}”这个角色`
  const rest = written.slice(ROLE_WORDS[role].length).trim()
  if (rest === '') return { role, scope: null }
  const named = /^\((.+)\)$/.exec(rest)?.[1]?.trim()
  if (named === undefined) return `没有“${text.trim()}”这个角色`
  const scope = scopeOf(named, known)
  return scope ? { role, scope } : `角色范围“${named}”不是战线、单位、全区或本人`
}

/** A sheet beside the others for who fills them in: what may stand in which column. It is not read. */
export const GUIDE = {
  name: '填写说明',
  columns: [
    ['单位·类别', Object.values(UNIT_KIND_WORDS)],
    ['人员·角色', ROLES.map((role) => ROLE_WORDS[role])],
    ['人员·状态', [ACTIVE_WORD, RETIRED_WORD]],
    [
      '怎样填',
      [
        '几个角色之间用、隔开，最多 10 个',
        `角色的范围写在括号里：${DISTRICT_WORD}、${OWN_WORD}、战线名称或单位名称；不写为通常范围`,
        '区领导、联络员填姓名；有重名的填手机号',
        '手机号为 11 位数字，中间可有空格或短横线',
        '状态不填为在职；表里没有的单位和人员保持不变',
      ],
    ],
  ],
} as const

/** Roles of a cell stand apart by 、 or a comma. */
export const splitRoles = (cell: string): string[] => cell.split(/[、,，;；]/).filter((part) => part.trim() !== '')
