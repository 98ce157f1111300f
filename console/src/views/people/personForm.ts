import { own } from '../../../../domain/own'
import type { PersonRow } from '../../../../domain/people/contract'
import { distinctGrants } from '../../../../domain/people/scopes'
import type { RoleGrant } from '../../../../domain/roles'
import type { Inputs } from '../../services/operations'

export interface PersonForm {
  name: string
  unitId: string | null
  title: string
  mobile: string
  roles: RoleGrant[]
}

export const emptyPerson = (unitId: string | null = null): PersonForm => ({
  name: '',
  unitId,
  title: '',
  mobile: '',
  roles: [],
})

export const personFormOf = ({ name, unitId, title, mobile, roles }: PersonRow): PersonForm => ({
  name,
  unitId,
  title,
  mobile,
  roles: roles.map(({ role, scope }) => ({ role, scope: { ...scope } })),
})

export type Problems = Record<string, string>

/** Mobile numbers are typed and pasted with blanks and dashes. */
const plainMobile = (mobile: string): string => mobile.replace(/[\s-]/g, '').replace(/^\+?86(?=1\d{10}$)/, '')

const grantProblem = ({ scope }: RoleGrant): string | null => {
  if (scope.kind === 'front' && !scope.frontId) return '请选择角色对应的战线'
  return scope.kind === 'unit' && !scope.unitId ? '请选择角色对应的单位' : null
}

/** What must be put right before saving; empty when nothing. */
export const personProblems = (form: PersonForm): Problems => {
  const found: Record<string, string | null> = {
    name: form.name.trim() ? null : '请填写姓名',
    unitId: form.unitId ? null : '请选择单位',
    mobile: /^(1\d{10})?$/.test(plainMobile(form.mobile)) ? null : '手机号请填 11 位数字，也可以不填',
    roles: form.roles.map(grantProblem).find((problem) => problem !== null) ?? null,
  }
  return Object.fromEntries(Object.entries(found).filter((entry): entry is [string, string] => entry[1] !== null))
}

/** What is saved, for a new person without `id`. */
export const personInput = (form: PersonForm, id: string | null, active: boolean): Inputs['people.save'] => ({
  ...(id !== null && { id }),
  name: form.name.trim(),
  unitId: form.unitId ?? '',
  title: form.title.trim(),
  mobile: plainMobile(form.mobile),
  roles: distinctGrants(form.roles),
  active,
})

/** What a refusal says, closer to the field than the sentence that fits them all. */
const CLOSER_WORDS: Record<string, string> = {
  'DUPLICATE mobile': '这个手机号已登记在另一位在用人员名下',
  'DUPLICATE name': '本单位已有同名人员，请填写各自的手机号来区分',
}

/** The field that a refusal's detail speaks of with its words; empty when it is about none. */
export const refusedField = (
  refusal: { code: string; message: string; detail?: string | undefined } | null,
): Problems => {
  const [first = ''] = refusal?.detail?.split(/[.: ]/) ?? []
  if (!refusal || !['name', 'unitId', 'title', 'mobile', 'roles'].includes(first)) return {}
  return { [first]: own(CLOSER_WORDS, `${refusal.code} ${first}`) ?? refusal.message }
}
