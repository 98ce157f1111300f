import { limitAnswer } from '../clock/answers'
import { allOf, among, count, fields, many, moment, number, someOf, string } from '../contract/answer'
import type { Version } from './contract'
import {
  CONFIRMATION_STAGES,
  DUE_APPROVERS,
  EXTENSION_SIGNERS,
  OFFICE_DECISIONS,
  SIGN_OFF_STAGES,
  SOURCES,
  TRANSFER_AT,
} from './kinds'
import { POINT_RULES, type RulePack } from './pack'

const approver = among(['chiefOfficer', 'leader', 'none'])
const byUrgency = fields<RulePack['limits']['signIn']>({
  normal: limitAnswer,
  urgent: limitAnswer,
  extraUrgent: limitAnswer,
})

/** A rule pack as it is answered; what may be published is packSchema's to say. */
export const packAnswer = fields<RulePack>({
  version: number,
  title: string,
  approval: fields<RulePack['approval']>({
    default: approver,
    bySource: someOf(SOURCES, approver),
    extraUrgent: approver,
    dueMoment: among(DUE_APPROVERS),
  }),
  limits: fields<RulePack['limits']>({
    signIn: byUrgency,
    handling: byUrgency,
    handlingBySource: someOf(SOURCES, limitAnswer),
    opinion: limitAnswer,
    answer: limitAnswer,
    objection: limitAnswer,
    objectionBySource: someOf(SOURCES, limitAnswer),
  }),
  reminders: fields<RulePack['reminders']>({ calendarDaysBefore: many(number) }),
  progress: fields<RulePack['progress']>({ yellowBehind: number, redBehind: number }),
  officeClocks: fields<RulePack['officeClocks']>({
    workingDays: allOf(OFFICE_DECISIONS, number),
    againWorkingDays: number,
  }),
  escalation: fields<RulePack['escalation']>({
    firstUrgeWorkingDays: number,
    secondUrgeWorkingDays: number,
    urgeTime: string,
    urgeLimitWorkingDays: number,
    urgeGapWorkingDays: number,
    urgeRetractMinutes: number,
    transferAt: among(TRANSFER_AT),
    transferAgainWorkingDays: number,
  }),
  signOff: many(among(SIGN_OFF_STAGES)),
  extensionSignedBy: among(EXTENSION_SIGNERS),
  confirmation: many(among(CONFIRMATION_STAGES)),
  messageHours: fields<RulePack['messageHours']>({ from: string, to: string }),
  points: allOf(POINT_RULES, number),
  earlyPercent: number,
})

const version = fields<Version>({
  version: count,
  title: string,
  note: string,
  publishedAt: moment,
  publishedBy: string,
})

/** What the operations of this concept answer. */
export const rulesAnswers = {
  'rules.get': fields<{ pack: RulePack; versions: Version[] }>({ pack: packAnswer, versions: many(version) }),
  'rules.publish': fields<{ version: number }>({ version: count }),
}
