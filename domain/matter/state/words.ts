import type { Source } from '../../rules/kinds'

/** The closed lists of a matter's fields, each with its Chinese words. */

/** The word before the year in a matter's number: one series a source, so that each is gap-free by itself. */
export const NUMBER_WORDS: Record<Source, string> = {
  cityDecision: '督委',
  cityGovernment: '督府',
  cityAppraisal: '督考',
  districtDecision: '督',
  meetingMinutes: '督会',
  leaderInstruction: '督批',
  npcSuggestion: '督建',
  cppccProposal: '督提',
  leadingGroup: '督组',
  transferred: '督转',
  other: '督他',
}

export const REPORT_CYCLES = ['once', 'weekly', 'fortnightly', 'monthly', 'perMilestone'] as const

export type ReportCycle = (typeof REPORT_CYCLES)[number]

export const REPORT_CYCLE_WORDS: Record<ReportCycle, string> = {
  once: '办结时一次',
  weekly: '每周',
  fortnightly: '每两周',
  monthly: '每月',
  perMilestone: '按阶段节点',
}

/** What a draft may be kept without, in the order of the form. */
export const DRAFT_GAPS = ['title', 'requirement', 'source', 'category', 'lead'] as const
export type DraftGap = (typeof DRAFT_GAPS)[number]

export const CATEGORIES = [
  'project',
  'livelihood',
  'reform',
  'safety',
  'environment',
  'economy',
  'party',
  'other',
] as const

export type Category = (typeof CATEGORIES)[number]

export const CATEGORY_WORDS: Record<Category, string> = {
  project: '重点项目',
  livelihood: '民生实事',
  reform: '改革任务',
  safety: '安全稳定',
  environment: '生态环境',
  economy: '经济运行',
  party: '党的建设',
  other: '其他',
}

export const MATTER_STATUSES = [
  'draft',
  'awaitingApproval',
  'discarded',
  'issued',
  'signedIn',
  'inProgress',
  'awaitingSignOff',
  'awaitingConfirmation',
  'suspended',
  'closed',
  'withdrawn',
] as const

export type MatterStatus = (typeof MATTER_STATUSES)[number]

/** Clocks run and units work. */
export type OpenStatus = Extract<
  MatterStatus,
  'issued' | 'signedIn' | 'inProgress' | 'awaitingSignOff' | 'awaitingConfirmation'
>

/** Of a matter that has not ended. */
export const OPEN_STATUSES = MATTER_STATUSES.filter(
  (status) => status !== 'discarded' && status !== 'closed' && status !== 'withdrawn',
)

export const STATUS_WORDS: Record<MatterStatus, string> = {
  draft: '草稿',
  awaitingApproval: '待审批',
  discarded: '已作废',
  issued: '待签收',
  signedIn: '已签收',
  inProgress: '办理中',
  awaitingSignOff: '单位审签中',
  awaitingConfirmation: '待督查室确认',
  suspended: '已中止',
  closed: '已办结',
  withdrawn: '已撤销',
}

/** What of an assignment's is with the office. */
export type Held = 'completion' | 'extension' | 'objection'

/** Why a clock stands that the office holds. */
export const HELD_WORDS: Record<Held, string> = {
  completion: '办结材料在督查室',
  extension: '等待延期审批',
  objection: '等待退办裁定',
}

/** In whose hands an assignment may be (球在谁手里, docs/domain.md, section 4). */
export const HOLDERS = ['unit', 'coUnit', 'office', 'leader'] as const
export type Holder = (typeof HOLDERS)[number]

export const HOLDER_WORDS: Record<Holder, string> = {
  unit: '单位',
  coUnit: '协办单位',
  office: '督查室',
  leader: '领导',
}

/** How long each has held it, ms. They add up to the time for which it was open. */
export type Shares = Record<Holder, number>

export const ASSIGNMENT_STATUSES = [
  'issued',
  'signedIn',
  'inProgress',
  'awaitingSignOff',
  'awaitingConfirmation',
  'done',
  'reassigned',
  'released',
] as const

export type AssignmentStatus = (typeof ASSIGNMENT_STATUSES)[number]

export const ASSIGNMENT_STATUS_WORDS: Record<AssignmentStatus, string> = {
  issued: '待签收',
  signedIn: '已签收',
  inProgress: '办理中',
  awaitingSignOff: '单位审签中',
  awaitingConfirmation: '待督查室确认',
  done: '已完成',
  reassigned: '已改派',
  released: '不再承办',
}

export type AssignmentKind = 'lead' | 'co'

export const ASSIGNMENT_KIND_WORDS: Record<AssignmentKind, string> = { lead: '主办', co: '协办' }

/** The three in their order. */
export const RESPONSIBLE = ['leaderId', 'sectionHeadId', 'handlerId'] as const

export const OUTCOMES = ['selfExamination', 'talk', 'publicCriticism', 'caseOpened', 'notUpheld'] as const

export type Outcome = (typeof OUTCOMES)[number]

export const OUTCOME_WORDS: Record<Outcome, string> = {
  selfExamination: '书面检查',
  talk: '约谈',
  publicCriticism: '通报',
  caseOpened: '立案',
  notUpheld: '不予问责',
}

export type Level = 1 | 2 | 3

export const higher = (a: Level, b: Level): Level => (a > b ? a : b)

export const LEVEL_WORDS: Record<Level, string> = { 1: '一级督办', 2: '二级催办', 3: '三级查办' }
