import type { Front, Unit, UnitKind } from '../../../../domain/people/person'
import type { Inputs } from '../../services/operations'
import type { Problems } from './personForm'

export interface UnitForm {
  name: string
  shortName: string
  kind: UnitKind | null
  frontId: string | null
  order: number
  active: boolean
}

export interface FrontForm {
  name: string
  leaderId: string | null
  liaisonId: string | null
  order: number
}

/** New ones stand at the end. */
const nextOrder = (all: readonly { order: number }[]): number => Math.max(0, ...all.map(({ order }) => order)) + 1

export const emptyUnit = (units: readonly Unit[]): UnitForm => ({
  name: '',
  shortName: '',
  kind: null,
  frontId: null,
  order: nextOrder(units),
  active: true,
})

export const unitFormOf = ({ name, shortName, kind, frontId, order, active }: Unit): UnitForm => ({
  name,
  shortName,
  kind,
  frontId,
  order,
  active,
})

export const emptyFront = (fronts: readonly Front[]): FrontForm => ({
  name: '',
  leaderId: null,
  liaisonId: null,
  order: nextOrder(fronts),
})

export const frontFormOf = ({ name, leaderId, liaisonId, order }: Front): FrontForm => ({
  name,
  leaderId,
  liaisonId,
  order,
})

const problemsIn = (found: Record<string, string | null>): Problems =>
  Object.fromEntries(Object.entries(found).filter((entry): entry is [string, string] => entry[1] !== null))

const nameProblem = (name: string): string | null => (name.trim().length < 2 ? '名称至少 2 个字' : null)

export const unitProblems = (form: UnitForm): Problems =>
  problemsIn({
    name: nameProblem(form.name),
    kind: form.kind ? null : '请选择类别',
    frontId: form.frontId ? null : '请选择战线',
  })

export const frontProblems = (form: FrontForm): Problems => problemsIn({ name: nameProblem(form.name) })

const SHORT_NAME = 24

/** Null while something is missing. A unit without a short name is called by its first 24 characters. */
export const unitInput = (form: UnitForm, id: string | null): Inputs['unit.save'] | null => {
  const { kind, frontId, order, active } = form
  if (!kind || !frontId) return null
  const name = form.name.trim()
  const shortName = form.shortName.trim() || [...name].slice(0, SHORT_NAME).join('')
  return { ...(id !== null && { id }), name, shortName, kind, frontId, order, active }
}

export const frontInput = (
  { name, leaderId, liaisonId, order }: FrontForm,
  id: string | null,
): Inputs['front.save'] => ({
  ...(id !== null && { id }),
  name: name.trim(),
  leaderId: leaderId || null,
  liaisonId: liaisonId || null,
  order,
})
