import { isBlank } from '../../../../domain/matter/state/basis'
import type { Inputs } from '../../services/operations'
import type { MatterForm } from './form'

type Content = Inputs['matter.preview']['content']
/** As a draft is kept: with gaps. */
export type DraftContent = Inputs['matter.draft']['content']

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

/** What is kept, once `problemsOf` finds nothing but gaps; null while it is not said which body supervises. */
export const contentOf = (form: MatterForm): DraftContent | null => {
  const supervisingBody = bodyOf(form)
  if (!supervisingBody) return null
  return {
    title: form.title.trim(),
    requirement: form.requirement.trim(),
    source: form.source,
    category: form.category,
    urgency: form.urgency,
    supervisingBody,
    files: form.files.map(({ fileId }) => fileId),
    milestones: milestonesOf(form),
    reportCycle: form.reportCycle,
    ...timeOf(form),
    lead: { unitId: form.lead.unitId, part: form.lead.part.trim() },
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
  const content = contentOf({ ...form, body })
  const { source, lead } = form
  if (!content || !source || !lead.unitId) return null
  return {
    ...content,
    source,
    category: 'other',
    title: '预览',
    requirement: '预览',
    files: [],
    milestones: form.milestones.flatMap(({ dueAt }, place) => (dueAt ? [{ title: String(place), dueAt }] : [])),
    lead: { unitId: lead.unitId, part: '' },
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
