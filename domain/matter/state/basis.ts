import { remembered } from '../../clock/remembered'
import { type Instant, type LocalDate, localDate } from '../../clock/time'
import type { FileRef } from '../../evidence/file'

export const BASIS_KINDS = ['decision', 'instruction', 'minutes', 'document'] as const
type BasisKind = (typeof BASIS_KINDS)[number]

export const BASIS_KIND_WORDS: Record<BasisKind, string> = {
  decision: '决定',
  instruction: '批示',
  minutes: '会议纪要',
  document: '文件',
}

export const AUTHORITIES = ['party', 'government'] as const
type Authority = (typeof AUTHORITIES)[number]

export const AUTHORITY_WORDS: Record<Authority, string> = { party: '党委', government: '政府' }

/** What a supervision rests on 立项依据 (docs/domain.md, section 3). In a draft it may still have gaps. */
export interface Basis {
  kind: BasisKind | null
  number: string
  date: LocalDate | null
  files: FileRef[]
  authority: Authority | null
  /** Who approved it, in words. */
  approvedBy: string
  /** How it is supervised. */
  plan: string
  scope: string
  /** The day with which the supervision ends. */
  endsOn: LocalDate | null
}

/** In the order of forms and pages. */
export const BASIS_FIELDS = [
  'kind',
  'number',
  'date',
  'files',
  'authority',
  'approvedBy',
  'plan',
  'scope',
  'endsOn',
] as const satisfies (keyof Basis)[]

export type BasisField = (typeof BASIS_FIELDS)[number]

export const BASIS_WORDS: Record<BasisField, string> = {
  kind: '依据种类',
  number: '文号',
  date: '依据日期',
  files: '依据文件',
  authority: '授权机关',
  approvedBy: '批准人',
  plan: '督查计划',
  scope: '督查范围',
  endsOn: '督查截止',
}

/** A leader's instruction has no number. Files are never needed: not every paper may be kept here. */
const isNeeded = (field: BasisField, { kind }: Pick<Basis, 'kind'>): boolean =>
  !(field === 'number' && kind === 'instruction')

const isEmpty = (value: string | null): boolean => value === null || value.trim() === ''

/** What a basis still lacks before anything is issued on it. */
export const missingIn = (basis: Omit<Basis, 'files'>): BasisField[] =>
  BASIS_FIELDS.filter((field) => field !== 'files' && isNeeded(field, basis) && isEmpty(basis[field]))

export const NO_BASIS: Basis = {
  kind: null,
  number: '',
  date: null,
  files: [],
  authority: null,
  approvedBy: '',
  plan: '',
  scope: '',
  endsOn: null,
}

/** Whether nothing of it was filled in. */
export const isBlank = ({ files, ...rest }: Basis): boolean => files.length === 0 && Object.values(rest).every(isEmpty)

/** Numbers are the same however they were typed: blanks, width, case, the shape of brackets and 号 at the end do not count. */
const alike = remembered((number: string): string =>
  number
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s/gu, '')
    .replace(/[〔[【〖《〈「{<]/gu, '(')
    .replace(/[〕\]】〗》〉」}>]/gu, ')')
    .replace(/号$/u, ''),
)

/** A key for each unit: matters that share one rest on the same paper and ask the same unit. None without a number. */
export const basisKeys = (
  basis: Pick<Basis, 'kind' | 'number'> | null | undefined,
  unitIds: readonly string[],
): string[] => {
  const number = alike(basis?.number ?? '')
  return basis?.kind && number ? [...new Set(unitIds)].map((unitId) => `${basis.kind}/${number}/${unitId}`) : []
}

/** A supervision goes no further than its end; one that was issued before bases has none. */
export const isAfterEnd = ({ basis }: { basis?: Basis | null }, dueAt: Instant): boolean =>
  basis?.endsOn != null && localDate(dueAt) > basis.endsOn
