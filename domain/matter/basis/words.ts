import type { Passage } from '../base/form'
import { AUTHORITY_WORDS, BASIS_KIND_WORDS, BASIS_WORDS, type Basis, missingIn } from '../state/basis'
import type { Matter } from '../state/matter'

/** What stands in the place of a basis that nobody registered: before it was asked for, or in a draft. */
export const NO_BASIS_WORDS = '未登记依据'

/** Each of its fields as people read it; empty where it has a gap. */
export const basisFieldWords = (basis: Basis): Record<keyof Basis, string> => ({
  ...basis,
  kind: basis.kind ? BASIS_KIND_WORDS[basis.kind] : '',
  date: basis.date ?? '',
  files: basis.files.map(({ name }) => name).join('、'),
  authority: basis.authority ? AUTHORITY_WORDS[basis.authority] : '',
  endsOn: basis.endsOn ?? '',
})

/** 会议纪要 区府纪〔2026〕3号，2026-03-01 */
const paperWords = (basis: Basis): string => {
  const { kind, number, date } = basisFieldWords(basis)
  return [[kind, number].filter(Boolean).join(' '), date].filter(Boolean).join('，')
}

/** In the trail: why it is not merged with others on the same basis. */
export const notMergedWords = (why: string | undefined) => why && `与同一依据的事项不合并：${why}`

/** Asked for where there is something to merge with. */
export const NOT_MERGED = {
  kind: 'text',
  name: 'notMerged',
  label: '不合并的理由',
  hint: '已有同一依据、同一单位的在办事项时必填，没有的不填',
  optional: 'sometimes',
} as const

/** What the matter rests on, as pages and whoever approves it read it. */
export const basisPassages = ({ basis, notMerged }: Pick<Matter, 'basis' | 'notMerged'>): Passage[] => {
  if (!basis) return [{ label: '立项依据', text: NO_BASIS_WORDS }]
  const { authority, approvedBy, plan, scope, endsOn } = basisFieldWords(basis)
  const missing = missingIn(basis).map((field) => BASIS_WORDS[field])
  return [
    { label: '立项依据', text: paperWords(basis) || NO_BASIS_WORDS, files: basis.files },
    { label: '批准', text: [authority, approvedBy].filter(Boolean).join(' · ') },
    { label: BASIS_WORDS.plan, text: plan },
    { label: BASIS_WORDS.scope, text: scope },
    { label: BASIS_WORDS.endsOn, text: endsOn },
    { label: '依据还缺', text: missing.join('、') },
    { label: '不合并的理由', text: notMerged ?? '' },
  ].filter(({ text }) => text !== '')
}
