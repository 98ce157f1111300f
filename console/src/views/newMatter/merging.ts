import { localDateTime } from '../../../../domain/clock/time'
import { limitWords } from '../../../../domain/clock/words'
import type { Names } from '../../../../domain/decider/telling'
import type { FileRef } from '../../../../domain/evidence/file'
import { broughtOver } from '../../../../domain/matter/forms/broughtOver'
import { AUTHORITY_WORDS, BASIS_FIELDS, BASIS_KIND_WORDS, BASIS_WORDS } from '../../../../domain/matter/state/basis'
import { CATEGORY_WORDS, REPORT_CYCLE_WORDS } from '../../../../domain/matter/state/words'
import { own } from '../../../../domain/own'
import { SOURCE_WORDS, URGENCY_WORDS } from '../../../../domain/rules/kinds'
import type { MatterForm } from './form'

/** What is taken from one side or the other as a whole. */
const LABELS = {
  title: '标题',
  requirement: '办理要求',
  source: '来源',
  category: '类别',
  urgency: '紧急程度',
  body: '督办主体',
  files: '附件',
  milestones: '阶段节点',
  reportCycle: '反馈周期',
  time: '办理时限',
  lead: '主办单位',
  co: '协办单位',
  notMerged: '不合并的理由',
} as const

type Part = string

const fileOf = ({ fileId, name, type, size, sha256, origin }: FileRef): FileRef => ({
  fileId,
  name,
  type,
  size,
  sha256,
  origin,
})

const partsOf = (form: MatterForm): Record<Part, unknown> => {
  const { timing, limit, dueAt, basis, files, ...rest } = form
  return {
    ...rest,
    files: files.map(fileOf),
    time: { timing, limit, dueAt },
    ...Object.fromEntries(BASIS_FIELDS.map((field) => [`basis.${field}`, basis[field]])),
    'basis.files': basis.files.map(fileOf),
  }
}

const formOfParts = ({ time, ...parts }: Record<Part, unknown>): MatterForm => {
  const isBasis = (name: string) => name.startsWith('basis.')
  const of = (wanted: (name: string) => boolean, name = (part: string) => part) =>
    Object.fromEntries(Object.entries(parts).flatMap(([part, value]) => (wanted(part) ? [[name(part), value]] : [])))
  return {
    ...of((part) => !isBasis(part)),
    ...(time as object),
    basis: of(isBasis, basisPart),
  } as unknown as MatterForm
}

const basisPart = (part: Part): string => part.slice('basis.'.length)

const labelOf = (part: Part): string => own(LABELS, part) ?? own(BASIS_WORDS, basisPart(part)) ?? part

const moment = (at: string | null): string => (at ? localDateTime(at) : '')

const timeWords = ({ timing, limit, dueAt }: MatterForm): string => {
  if (timing === 'pack') return '按规则'
  return timing === 'limit' ? limitWords(limit) : moment(dueAt)
}

const bodyWords = ({ body }: MatterForm, name: (id: string | null) => string): string => {
  if (body.kind === 'office') return '督查室'
  return body.kind === 'front' ? `战线联络员 ${name(body.frontId)}`.trim() : name(body.unitId)
}

const fileWords = (files: readonly FileRef[]): string => files.map(({ name }) => name).join('、')

const wordsOf = (part: Part, form: MatterForm, names: Names): string => {
  const name = (id: string | null): string => (id === null ? '' : (own(names, id) ?? id))
  const unit = ({ unitId, part }: { unitId: string | null; part: string }) => `${name(unitId)} ${part}`.trim()
  const words: Record<Part, string> = {
    title: form.title,
    requirement: form.requirement,
    source: form.source ? SOURCE_WORDS[form.source] : '',
    category: form.category ? CATEGORY_WORDS[form.category] : '',
    urgency: URGENCY_WORDS[form.urgency],
    body: bodyWords(form, name),
    files: fileWords(form.files),
    milestones: form.milestones.map(({ title, dueAt }) => `${title} ${moment(dueAt)}`.trim()).join('；'),
    reportCycle: REPORT_CYCLE_WORDS[form.reportCycle],
    time: timeWords(form),
    lead: unit(form.lead),
    co: form.co.map(unit).join('；'),
    notMerged: form.notMerged,
    'basis.kind': form.basis.kind ? BASIS_KIND_WORDS[form.basis.kind] : '',
    'basis.authority': form.basis.authority ? AUTHORITY_WORDS[form.basis.authority] : '',
    'basis.files': fileWords(form.basis.files),
  }
  const basisText = () => String(own(form.basis, basisPart(part)) ?? '')
  return (own(words, part) ?? basisText()) || '(空)'
}

/** A part that two people changed, each otherwise: one of them has to give way. */
export interface Difference {
  part: Part
  label: string
  mine: string
  theirs: string
  /** What somebody has decided; null until then. */
  taken: 'mine' | 'theirs' | null
}

export interface Merged {
  form: MatterForm
  /** Labels of the parts that only others changed: they stand in the form now. */
  followed: string[]
  differences: Difference[]
}

/** What is typed here over `base`, brought to what the server has now. */
export const merge = (mine: MatterForm, base: MatterForm, theirs: MatterForm, names: Names): Merged => {
  const { values, followed, both } = broughtOver(partsOf(mine), partsOf(base), partsOf(theirs))
  return {
    form: formOfParts(values),
    followed: followed.map(labelOf),
    differences: both.map((part) => ({
      part,
      label: labelOf(part),
      mine: wordsOf(part, mine, names),
      theirs: wordsOf(part, theirs, names),
      taken: null,
    })),
  }
}

/** The form with one part as the other form has it. */
export const withPart = (form: MatterForm, part: Part, from: MatterForm): MatterForm =>
  formOfParts({ ...partsOf(form), [part]: own(partsOf(from), part) })
