import type { Limit } from '../clock/deadline'
import type { LocalTime } from '../clock/time'
import type {
  Approver,
  ConfirmationStage,
  DueApprover,
  ExtensionSigner,
  OfficeDecision,
  SignOffStage,
  Source,
  TransferAt,
  Urgency,
} from './kinds'

/** Ids of the default points rules; a line of the ledger names the one that made it. */
export const POINT_RULES = [
  'signInLate',
  'reportMissed',
  'overdue',
  'urged',
  'completionReturned',
  'falseReport',
  'onTime',
  'early',
  'commended',
  'coOpinionLate',
] as const
export type PointRule = (typeof POINT_RULES)[number]

/** Rules that give; all others take. */
const GIVING: readonly PointRule[] = ['onTime', 'early', 'commended']

/** Hundredths that a rule may be worth: nobody gains by an urge, and no single line decides a month. */
export const pointBounds = (rule: PointRule): { least: number; most: number } =>
  GIVING.includes(rule) ? { least: 0, most: 500 } : { least: rule === 'falseReport' ? -2_000 : -500, most: 0 }

export const POINT_RULE_WORDS: Record<PointRule, string> = {
  signInLate: '逾期签收',
  reportMissed: '漏报进展',
  overdue: '超期',
  urged: '被催办',
  completionReturned: '办结被退回',
  falseReport: '弄虚作假',
  onTime: '按期办结',
  early: '提前办结',
  commended: '受到表扬',
  coOpinionLate: '协办意见迟交(连带)',
}

/**
 * Everything about supervision that the office may set (docs/domain.md: every figure is a default of the pack).
 * A pack is versioned; a matter keeps the version under which it was issued.
 */
export interface RulePack {
  version: number
  title: string
  /** `dueMoment`: of another due moment that an officer proposes. */
  approval: {
    default: Approver
    bySource: Partial<Record<Source, Approver>>
    extraUrgent: Approver
    dueMoment: DueApprover
  }
  limits: {
    signIn: Record<Urgency, Limit>
    /** By urgency where the source has none of its own. */
    handling: Record<Urgency, Limit>
    handlingBySource: Partial<Record<Source, Limit>>
    opinion: Limit
    /** For the answer to an instruction that asks for a result and names no moment. */
    answer: Limit
    objection: Limit
    objectionBySource: Partial<Record<Source, Limit>>
  }
  reminders: {
    /** Calendar days before the due moment; the first also starts the yellow light. */
    calendarDaysBefore: number[]
  }
  /** So many points behind its plan a matter's progress turns the light yellow, red. */
  progress: { yellowBehind: number; redBehind: number }
  officeClocks: {
    /** So many working days the office has for what waits for it; then the officer is reminded. */
    workingDays: Record<OfficeDecision, number>
    /** So many later the chief is, and again so many later the leader. */
    againWorkingDays: number
  }
  escalation: {
    /** First urge: this many working days after the due moment's day, at `urgeTime`. */
    firstUrgeWorkingDays: number
    /** Second urge: this many working days after the first. */
    secondUrgeWorkingDays: number
    urgeTime: LocalTime
    /** The limit that an urge names, where nobody sets another. */
    urgeLimitWorkingDays: number
    /** At least so many working days lie between two urges of a unit. */
    urgeGapWorkingDays: number
    /** One by hand goes out after so many minutes, and may be taken back until then. */
    urgeRetractMinutes: number
    /** The transfer is proposed when the limit of the second urge has passed, or with the second urge. */
    transferAt: TransferAt
    /** Declined, it may be proposed again after so many working days. */
    transferAgainWorkingDays: number
  }
  signOff: SignOffStage[]
  extensionSignedBy: ExtensionSigner
  confirmation: ConfirmationStage[]
  messageHours: { from: LocalTime; to: LocalTime }
  /** Hundredths of a point, negative for deductions. */
  points: Record<PointRule, number>
  /** Closing with at least this share of the limit left earns `early`; percent. */
  earlyPercent: number
}

const workingDays = (count: number): Limit => ({ unit: 'workingDays', count })

/** The defaults of docs/domain.md, sections 3, 4 and 8. */
export const DEFAULT_PACK: RulePack = {
  version: 1,
  title: '默认规则',
  approval: { default: 'chiefOfficer', bySource: {}, extraUrgent: 'none', dueMoment: 'chiefOfficer' },
  limits: {
    signIn: {
      normal: workingDays(1),
      urgent: { unit: 'workingHours', count: 4 },
      extraUrgent: { unit: 'clockHours', count: 1 },
    },
    handling: { normal: workingDays(15), urgent: workingDays(5), extraUrgent: workingDays(5) },
    handlingBySource: {
      meetingMinutes: workingDays(20),
      cityGovernment: workingDays(30),
      cityDecision: workingDays(30),
      npcSuggestion: { unit: 'calendarMonths', count: 3 },
      cppccProposal: { unit: 'calendarMonths', count: 3 },
    },
    opinion: { unit: 'calendarMonths', count: 1 },
    answer: workingDays(5),
    objection: workingDays(2),
    objectionBySource: {
      npcSuggestion: { unit: 'calendarDays', count: 10 },
      cppccProposal: { unit: 'calendarDays', count: 10 },
    },
  },
  reminders: { calendarDaysBefore: [3, 1] },
  progress: { yellowBehind: 10, redBehind: 30 },
  officeClocks: {
    workingDays: {
      approveIssue: 1,
      ratifyIssue: 1,
      decideObjection: 2,
      decideExtension: 1,
      approveDue: 1,
      confirmCompletion: 3,
      decideTransfer: 5,
      prepareDraft: 1,
      decideSupervision: 1,
    },
    againWorkingDays: 1,
  },
  escalation: {
    firstUrgeWorkingDays: 1,
    secondUrgeWorkingDays: 5,
    urgeTime: '09:00',
    urgeLimitWorkingDays: 3,
    urgeGapWorkingDays: 2,
    urgeRetractMinutes: 10,
    transferAt: 'limitPassed',
    transferAgainWorkingDays: 10,
  },
  signOff: ['sectionHead', 'unitHead'],
  extensionSignedBy: 'none',
  confirmation: ['officer'],
  messageHours: { from: '08:00', to: '20:00' },
  points: {
    signInLate: -20,
    reportMissed: -20,
    overdue: -100,
    urged: -50,
    completionReturned: -30,
    falseReport: -500,
    onTime: 20,
    early: 10,
    commended: 100,
    coOpinionLate: -50,
  },
  earlyPercent: 20,
}

/** The limit for handling: the source's own; urgency shortens only where it has none (docs/domain.md, section 4). */
export const handlingLimit = (pack: RulePack, source: Source, urgency: Urgency): Limit =>
  pack.limits.handlingBySource[source] ?? pack.limits.handling[urgency]

export const objectionLimit = (pack: RulePack, source: Source): Limit =>
  pack.limits.objectionBySource[source] ?? pack.limits.objection

/** Whom the source has approve, how urgent it may be. */
export const usualApproverOf = ({ approval }: RulePack, source: Source): Approver =>
  approval.bySource[source] ?? approval.default

export const approverOf = (pack: RulePack, source: Source, urgency: Urgency): Approver =>
  urgency === 'extraUrgent' ? pack.approval.extraUrgent : usualApproverOf(pack, source)

/** Calendar days before the due moment at which the light turns yellow: the earliest reminder. */
export const yellowDays = (pack: RulePack): number => Math.max(...pack.reminders.calendarDaysBefore)
