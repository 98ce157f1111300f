import { type Instant, localDate } from '../../../../domain/clock/time'
import { isPlainText, NO_TEXT_WORDS, tidied } from '../../../../domain/contract/plainText'
import { BASIS_WORDS, missingIn } from '../../../../domain/matter/state/basis'
import { own, setOwn } from '../../../../domain/own'
import { SENTENCES } from '../../../../domain/refusal'
import { tooLong } from '../../components/text/textLength'
import type { MatterForm } from './form'

/** Field (`title`, `milestones.0`) to what is wrong with it, in words for people. */
export type Problems = Record<string, string>

const shortProblem = (label: string, value: string): string | null => {
  const length = value.trim().length
  if (length === 0) return `请填写${label}`
  return length < 2 ? `${label}至少 2 个字` : null
}

const textProblem = (label: string, value: string, most: number): string | null => {
  if (!isPlainText(tidied(value, 'prose'))) return `${label}${NO_TEXT_WORDS}`
  return value.trim().length > most ? `${label}${tooLong(value, most)}` : null
}

/** Without those that are none. */
const told = (found: Record<string, string | null>): Problems =>
  Object.fromEntries(Object.entries(found).filter((entry): entry is [string, string] => entry[1] !== null))

const bodyProblem = ({ body }: MatterForm): string | null => {
  if (body.kind === 'front' && !body.frontId) return '请选择战线'
  return body.kind === 'leadingGroup' && !body.unitId ? '请选择领导小组' : null
}

const momentProblem = (moment: Instant | null, now: Instant): string | null => {
  if (!moment) return '请选择时间'
  return moment <= now ? '这个时间已经过去，请另选' : null
}

const milestoneProblem = (title: string, dueAt: Instant | null, form: MatterForm, now: Instant): string | null => {
  if (!title.trim()) return '请写节点内容'
  if (tooLong(title, LONGEST.milestone)) return tooLong(title, LONGEST.milestone)
  if (form.timing === 'moment' && form.dueAt && dueAt && dueAt > form.dueAt) return '节点不能晚于办结时间'
  return momentProblem(dueAt, now)
}

/** The contract's bounds (`domain/matter/drafting/content.ts`, `basis/shape.ts`), which the fields tell as well. */
export const LONGEST = {
  title: 120,
  requirement: 4000,
  milestone: 120,
  part: 500,
  basis: { number: 60, approvedBy: 60, plan: 500, scope: 500 },
  notMerged: 500,
} as const

/** Texts that may be left out, but not be longer than can be stored. */
const lengthProblems = ({ lead, co, basis, notMerged }: MatterForm): Record<string, string | null> => ({
  'lead.part': tooLong(lead.part, LONGEST.part),
  'co.part': co.map(({ part }) => tooLong(part, LONGEST.part)).find((problem) => problem !== null) ?? null,
  ...Object.fromEntries(
    (Object.keys(LONGEST.basis) as (keyof typeof LONGEST.basis)[]).map((name) => [
      `basis.${name}`,
      tooLong(basis[name], LONGEST.basis[name]),
    ]),
  ),
  notMerged: tooLong(notMerged, LONGEST.notMerged),
})

/** What a basis has wrong, gaps apart. */
const basisProblems = ({ basis: { date, endsOn } }: MatterForm, now: Instant): Record<string, string | null> => {
  const today = localDate(now)
  return {
    'basis.date': date && date > today ? '依据的日期还没有到' : null,
    'basis.endsOn': endsOn && (endsOn < today || (date && endsOn < date)) ? SENTENCES.ENDS_TOO_SOON : null,
  }
}

/** What a draft may lack, and nothing that goes out. */
export const gapsIn = (form: MatterForm): Problems => ({
  ...Object.fromEntries(missingIn(form.basis).map((field) => [`basis.${field}`, `请填写${BASIS_WORDS[field]}`])),
  ...told({
    title: shortProblem('标题', form.title),
    requirement: shortProblem('办理要求', form.requirement),
    source: form.source ? null : '请选择来源',
    category: form.category ? null : '请选择类别',
    lead: form.lead.unitId ? null : '请选择主办单位',
  }),
})

/** Nothing by which the draft could be found again. */
const namelessProblem = ({ title, requirement }: MatterForm): string | null =>
  title.trim() || requirement.trim() ? null : '请先填写标题'

/** What must be put right before the draft can be stored; empty when nothing. The server checks all of it again. */
export const problemsOf = (form: MatterForm, now: Instant): Problems => {
  const found: Record<string, string | null> = {
    title: namelessProblem(form) ?? textProblem('标题', form.title, LONGEST.title),
    requirement: textProblem('办理要求', form.requirement, LONGEST.requirement),
    body: bodyProblem(form),
    dueAt: form.timing === 'moment' ? momentProblem(form.dueAt, now) : null,
    limit: form.timing === 'limit' && !(form.limit.count >= 1) ? '请填写时限' : null,
    milestones:
      form.reportCycle === 'perMilestone' && form.milestones.length === 0
        ? '按阶段节点反馈时，请至少填写一个阶段节点'
        : null,
    ...basisProblems(form, now),
    ...lengthProblems(form),
  }
  for (const [place, { title, dueAt }] of form.milestones.entries())
    setOwn(found, `milestones.${place}`, milestoneProblem(title, dueAt, form, now))
  return told(found)
}

/** Names of the server's fields that the form calls otherwise. */
const FORM_NAMES: Record<string, string> = { supervisingBody: 'body', unitId: 'units' }
const FIELDS = ['title', 'requirement', 'source', 'category', 'urgency', 'body', 'files', 'milestones', 'reportCycle']
const MORE_FIELDS = ['limit', 'dueAt', 'lead', 'co', 'units', 'notMerged']

/** The row of a milestone that a refusal names, by its place (as previews send it) or by its title. */
const rowNamed = (form: MatterForm, name: string): number => {
  const byTitle = form.milestones.findIndex(({ title }) => title.trim() === name)
  return byTitle >= 0 || !/^\d+$/.test(name) || Number(name) >= form.milestones.length ? byTitle : Number(name)
}

/** The field that a refusal speaks of, or null when it is none of the form's. */
export const fieldOfRefusal = (
  form: MatterForm,
  { code, detail = '' }: { code: string; detail?: string | undefined },
): string | null => {
  const [first = '', second] = detail.replace(/^content\./, '').split('.')
  const field = own(FORM_NAMES, first) ?? first
  if (field === 'milestones' && second !== undefined) return `milestones.${second}`
  if (field === 'basis') return `basis.${second ?? 'kind'}`
  if ([...FIELDS, ...MORE_FIELDS].includes(field)) return field
  if (code !== 'MILESTONE_AFTER_DUE' && code !== 'IN_THE_PAST') return null
  const row = rowNamed(form, detail)
  if (row >= 0) return `milestones.${row}`
  return code === 'IN_THE_PAST' ? 'dueAt' : 'milestones'
}
