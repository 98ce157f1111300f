import { isBlank } from '../../../../domain/matter/state/basis'
import type { Inputs } from '../../services/operations'
import type { MatterForm } from './form'

export type Content = Inputs['matter.draft']['content']

const bodyOf = ({ body }: MatterForm): Content['supervisingBody'] | null => {
  if (body.kind === 'front') return body.frontId ? { kind: 'front', frontId: body.frontId } : null
  if (body.kind === 'leadingGroup') return body.unitId ? { kind: 'leadingGroup', unitId: body.unitId } : null
  return { kind: 'office' }
}

const timeOf = ({ timing, limit, dueAt }: MatterForm): Pick<Content, 'limit' | 'dueAt'> => ({
  limit: timing === 'limit' ? { ...limit } : null,
  dueAt: timing === 'moment' ? dueAt : null,
})

const milestonesOf = ({ milestones }: MatterForm): Content['milestones'] =>
  milestones.flatMap(({ title, dueAt }) => (dueAt ? [{ title: title.trim(), dueAt }] : []))

/** Gaps and all; null where nothing of it was filled in. */
const basisOf = ({ basis }: MatterForm): Content['basis'] => {
  const { files, number, approvedBy, plan, scope, date, endsOn, ...chosen } = basis
  const written = {
    number: number.trim(),
    approvedBy: approvedBy.trim(),
    plan: plan.trim(),
    scope: scope.trim(),
    // a day that was cleared is none
    date: date || null,
    endsOn: endsOn || null,
  }
  return isBlank({ ...chosen, ...written, files })
    ? null
    : { ...chosen, ...written, files: files.map(({ fileId }) => fileId) }
}

/** What is sent, once `problemsOf` finds nothing; null while something that it needs is missing. */
export const contentOf = (form: MatterForm): Content | null => {
  const { source, category, lead } = form
  const supervisingBody = bodyOf(form)
  if (!source || !category || !lead.unitId || !supervisingBody) return null
  return {
    title: form.title.trim(),
    requirement: form.requirement.trim(),
    source,
    category,
    urgency: form.urgency,
    supervisingBody,
    files: form.files.map(({ fileId }) => fileId),
    milestones: milestonesOf(form),
    reportCycle: form.reportCycle,
    ...timeOf(form),
    lead: { unitId: lead.unitId, part: lead.part.trim() },
    co: form.co.map(({ unitId, part }) => ({ unitId, part: part.trim() })),
    basis: basisOf(form),
  }
}

/**
 * What the preview depends on, with the rest filled in: typing a title asks nothing of the server. Milestones bear their
 * place as title, so that a refusal points at the row. Null while source, lead unit or the chosen time is missing.
 */
export const previewContentOf = (form: MatterForm): Content | null => {
  if (form.timing === 'moment' && !form.dueAt) return null
  const body: MatterForm['body'] = bodyOf(form) ? form.body : { kind: 'office', frontId: null, unitId: null }
  const content = contentOf({ ...form, category: 'other', body })
  if (!content) return null
  return {
    ...content,
    title: '预览',
    requirement: '预览',
    files: [],
    milestones: form.milestones.flatMap(({ dueAt }, place) => (dueAt ? [{ title: String(place), dueAt }] : [])),
    lead: { ...content.lead, part: '' },
    co: content.co.map(({ unitId }) => ({ unitId, part: '' })),
    basis: null,
  }
}

/** Two forms with the same key have the same preview. Empty when there is none. */
export const previewKey = (form: MatterForm): string => {
  const content = previewContentOf(form)
  return content ? JSON.stringify(content) : ''
}

/** Whether sending the form would change the stored draft. */
export const sameContent = (a: MatterForm, b: MatterForm): boolean =>
  JSON.stringify(contentOf(a)) === JSON.stringify(contentOf(b))
