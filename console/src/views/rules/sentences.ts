import type { Limit } from '../../../../domain/clock/deadline'
import { limitWords } from '../../../../domain/clock/words'
import { pointsWords } from '../../../../domain/points/line'
import {
  type Approver,
  type ConfirmationStage,
  type DueApprover,
  type ExtensionSigner,
  OFFICE_DECISION_WORDS,
  OFFICE_DECISIONS,
  type SignOffStage,
  SOURCE_WORDS,
  SOURCES,
  type TransferAt,
  URGENCIES,
  URGENCY_WORDS,
} from '../../../../domain/rules/kinds'
import { POINT_RULE_WORDS, POINT_RULES, type RulePack } from '../../../../domain/rules/pack'

/** One rule of a pack as people read it. The same key in two packs is the same rule. */
export interface Sentence {
  key: string
  words: string
}

export interface Section {
  title: string
  sentences: Sentence[]
}

/** A pack, or one being edited that has no version yet. */
export type Rules = Omit<RulePack, 'version'>

const APPROVER_WORDS: Record<Approver, string> = {
  chiefOfficer: '由督查室主任审批后交办',
  leader: '由区领导审批后交办',
  none: '不需要审批，直接交办',
}
const DUE_WORDS: Record<DueApprover, string> = {
  chiefOfficer: '督查员调整时限，由督查室主任审批后生效。',
  none: '督查员调整时限，延后的和单位同意提前的立即生效，其他的由督查室主任审批。',
}
const SIGN_OFF_WORDS: Record<SignOffStage, string> = {
  sectionHead: '责任科室负责同志',
  unitHead: '单位分管负责同志',
  unitChief: '单位主要负责同志',
}
const CONFIRMATION_WORDS: Record<ConfirmationStage, string> = { officer: '督查员', chiefOfficer: '督查室主任' }

const TRANSFER_WORDS: Record<TransferAt, string> = {
  limitPassed: '主办单位第二次催办的限期已过仍未落实的，建议转办问责。',
  secondUrge: '对主办单位第二次催办时，建议转办问责。',
}

const say = (key: string, words: string): Sentence => ({ key, words })

/** One sentence for each source that has a rule of its own, in the sources' order. */
const bySource = <V>(key: string, of: Partial<Record<string, V>>, words: (value: V) => string): Sentence[] =>
  SOURCES.flatMap((source) => {
    const value = of[source]
    return value === undefined ? [] : [say(`${key}.${source}`, `${SOURCE_WORDS[source]}：${words(value)}。`)]
  })

const approval = ({ approval: { default: usual, extraUrgent, dueMoment, bySource: own } }: Rules): Sentence[] => [
  say('approval.default', `一般和紧急事项${APPROVER_WORDS[usual]}。`),
  ...bySource('approval.bySource', own, (approver) => APPROVER_WORDS[approver]),
  say(
    'approval.extraUrgent',
    `特急事项${APPROVER_WORDS[extraUrgent]}${extraUrgent === 'none' ? '，随后由本应审批的人补批' : ''}。`,
  ),
  say('approval.dueMoment', DUE_WORDS[dueMoment]),
]

const byUrgency = (key: string, what: string, limits: Record<(typeof URGENCIES)[number], Limit>): Sentence[] =>
  URGENCIES.map((urgency) =>
    say(`${key}.${urgency}`, `${URGENCY_WORDS[urgency]}事项 ${limitWords(limits[urgency])}内${what}。`),
  )

const limits = ({ limits: each }: Rules): Sentence[] => [
  ...byUrgency('limits.signIn', '签收', each.signIn),
  ...byUrgency('limits.handling', '办结', each.handling),
  ...bySource('limits.handlingBySource', each.handlingBySource, (limit) => `${limitWords(limit)}内办结，不分缓急`),
  say('limits.opinion', `协办单位 ${limitWords(each.opinion)}内提出协办意见，且不晚于主办的办结时间。`),
  say('limits.answer', `要求报结果的批示没有写明时间的，${limitWords(each.answer)}内回复。`),
  say('limits.objection', `认为不属本单位职责的，${limitWords(each.objection)}内提出退办。`),
  ...bySource('limits.objectionBySource', each.objectionBySource, (limit) => `${limitWords(limit)}内可以退办`),
]

const reminders = ({ reminders: { calendarDaysBefore }, messageHours }: Rules): Sentence[] => {
  const days = [...calendarDaysBefore].sort((a, b) => b - a)
  return [
    say('reminders.calendarDaysBefore', `到期前 ${days.join('、')} 天各提醒一次责任人；到期前 ${days[0]} 天起亮黄灯。`),
    say('messageHours', `消息在工作日 ${messageHours.from} 至 ${messageHours.to} 之间发出，特急除外。`),
  ]
}

const progress = ({ progress: { yellowBehind, redBehind } }: Rules): Sentence[] => [
  say('progress.yellowBehind', `有阶段节点的，确认的进度落后计划 ${yellowBehind} 个百分点起亮黄灯。`),
  say('progress.redBehind', `落后 ${redBehind} 个百分点起亮红灯；不算超期，不计分，不催办。`),
]

const officeClocks = ({ officeClocks: { workingDays, againWorkingDays } }: Rules): Sentence[] => [
  ...OFFICE_DECISIONS.map((decision) =>
    say(`officeClocks.${decision}`, `${OFFICE_DECISION_WORDS[decision]}，${workingDays[decision]} 个工作日内。`),
  ),
  say(
    'officeClocks.again',
    `到期未决定的提醒督办负责人，再过 ${againWorkingDays} 个工作日提醒督查室主任，又过 ${againWorkingDays} 个工作日提醒区领导；不计入单位。`,
  ),
]

const escalation = ({ escalation: each }: Rules): Sentence[] => [
  say('escalation.overdue', '到期未办结即亮红灯，通知三个责任人和单位负责同志，记录超期。'),
  say(
    'escalation.firstUrge',
    `超期后第 ${each.firstUrgeWorkingDays} 个工作日 ${each.urgeTime} 第一次催办，转为二级，抄送分管领导；其间已人工催办的不再发。`,
  ),
  say(
    'escalation.secondUrge',
    `第一次催办后第 ${each.secondUrgeWorkingDays} 个工作日 ${each.urgeTime} 第二次催办，转为三级。`,
  ),
  say('escalation.urgeLimit', `催办单限 ${each.urgeLimitWorkingDays} 个工作日内落实，另行注明的除外。`),
  say('escalation.urgeGap', `对同一单位的两次催办至少相隔 ${each.urgeGapWorkingDays} 个工作日。`),
  say('escalation.urgeRetract', `人工开出的催办单 ${each.urgeRetractMinutes} 分钟后发出，发出前可以作废。`),
  say('escalation.transferAt', TRANSFER_WORDS[each.transferAt]),
  say(
    'escalation.transferAgain',
    `决定之前不再催办；决定暂不转办的，满 ${each.transferAgainWorkingDays} 个工作日仍未落实，可再次建议。`,
  ),
]

const EXTENSION_WORDS: Record<ExtensionSigner, string> = {
  none: '申请延期直接报督查室主任审批；本轮再次延期由上一级领导审批。',
  unitChief: '申请延期先由单位主要负责同志签字，再报督查室主任审批；本轮再次延期由上一级领导审批。',
}

const signing = ({ signOff, confirmation, extensionSignedBy }: Rules): Sentence[] => [
  say('signOff', `办结先由${signOff.map((stage) => SIGN_OFF_WORDS[stage]).join('、再由')}审签。`),
  say('confirmation', `然后由${confirmation.map((stage) => CONFIRMATION_WORDS[stage]).join('、再由')}确认。`),
  say('extensionSignedBy', EXTENSION_WORDS[extensionSignedBy]),
]

const points = ({ points: worth, earlyPercent }: Rules): Sentence[] => [
  ...POINT_RULES.map((rule) =>
    say(
      `points.${rule}`,
      worth[rule] === 0
        ? `${POINT_RULE_WORDS[rule]}:不计分。`
        : `${POINT_RULE_WORDS[rule]}：${pointsWords(worth[rule])} 分。`,
    ),
  ),
  say('earlyPercent', `剩余时限不少于 ${earlyPercent}% 时办结，算提前办结。`),
]

/** The whole pack in sentences, by section. */
export const sectionsOf = (rules: Rules): Section[] => [
  { title: '审批', sentences: approval(rules) },
  { title: '时限', sentences: limits(rules) },
  { title: '提醒', sentences: reminders(rules) },
  { title: '序时进度', sentences: progress(rules) },
  { title: '督查室的时限', sentences: officeClocks(rules) },
  { title: '超期和催办', sentences: escalation(rules) },
  { title: '审签和确认', sentences: signing(rules) },
  { title: '计分', sentences: points(rules) },
]
