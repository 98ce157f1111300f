import { localDate } from '../clock/time'
import type { MatterEvent } from '../matter/events'
import { type IssuedMatter, isIssued, type Matter } from '../matter/matter'
import { POINT_RULE_WORDS, type PointRule, type RulePack } from '../rules/pack'
import { type PointLine, pointsWords } from './line'

interface Earned {
  rule: PointRule
  unitId: string
  personId?: string | null
  why: string
}

const unitOf = (matter: IssuedMatter, assignmentId: string): string =>
  matter.assignments.find((a) => a.id === assignmentId)?.unitId ?? ''

/**
 * Co-units whose opinion is late when the lead falls overdue share in it (docs/domain.md, section 8, joint liability).
 * After a reopening the lead works alone: opinions given before are no cause of what is late now.
 */
const lateCoUnits = (matter: IssuedMatter, at: string): string[] =>
  matter.assignments
    .filter((a) => a.kind === 'co' && a.status !== 'reassigned' && matter.reopenedAt === null)
    .filter((a) => (a.doneAt === null ? a.due.dueAt <= at : a.doneAt > a.due.dueAt))
    .map((a) => a.unitId)

const overdue = (event: Extract<MatterEvent, { type: 'OverdueRecorded' }>, matter: IssuedMatter): Earned[] => {
  const assignment = matter.assignments.find((a) => a.id === event.data.assignmentId)
  if (assignment?.kind !== 'lead') return []
  const shared = lateCoUnits(matter, event.nominalAt ?? event.at)
  return [
    { rule: 'overdue', unitId: assignment.unitId, why: `超过办理时限 ${localDate(event.data.dueAt)}` },
    ...shared.map(
      (unitId): Earned => ({ rule: 'coOpinionLate', unitId, why: '主办超期且本单位协办意见迟交，按主办扣分的一半' }),
    ),
  ]
}

const earned = (event: MatterEvent, before: IssuedMatter, after: IssuedMatter, pack: RulePack): Earned[] => {
  switch (event.type) {
    case 'SignInMissed':
      return [{ rule: 'signInLate', unitId: unitOf(after, event.data.assignmentId), why: '签收时限已过仍未签收' }]
    case 'SignedIn': {
      const known = before.assignments.find((a) => a.id === event.data.assignmentId)?.signInLate
      return event.data.late && !known
        ? [{ rule: 'signInLate', unitId: unitOf(after, event.data.assignmentId), why: '签收时已过时限' }]
        : []
    }
    case 'ReportMissed':
      return [
        {
          rule: 'reportMissed',
          unitId: unitOf(after, event.data.assignmentId),
          why: `第 ${event.data.ordinal} 期进展未按时反馈`,
        },
      ]
    case 'OverdueRecorded':
      return overdue(event, after)
    case 'Urged':
      return [
        {
          rule: 'urged',
          unitId: unitOf(after, event.data.assignmentId),
          why: `${event.data.urgeNumber} 第 ${event.data.ordinal} 次催办`,
        },
      ]
    case 'CompletionReturned': {
      const office = event.data.by === 'officer' || event.data.by === 'chiefOfficer'
      const unitId = unitOf(after, event.data.assignmentId)
      return office ? [{ rule: 'completionReturned', unitId, why: `督查室退回：${event.data.missing}` }] : []
    }
    case 'CompletionConfirmed': {
      if (!event.data.last || !event.data.onTime || after.reopenedAt !== null) return []
      const unitId = unitOf(after, event.data.assignmentId)
      const onTime: Earned = { rule: 'onTime', unitId, why: '在办理时限内办结' }
      return event.data.early
        ? [onTime, { rule: 'early', unitId, why: `剩余时限不少于 ${pack.earlyPercent}%` }]
        : [onTime]
    }
    case 'Commended':
      return [{ rule: 'commended', unitId: event.data.unitId, personId: event.data.personId, why: event.data.text }]
    case 'Criticised':
      return event.data.falseReport
        ? [{ rule: 'falseReport', unitId: event.data.unitId, personId: event.data.personId, why: event.data.text }]
        : []
    default:
      return []
  }
}

/**
 * Ledger lines that an event makes under the pack of its matter (docs/domain.md, section 8, the default lines).
 * Lines fall in the month of the event's nominal moment. Rules worth nothing make no line.
 */
export const linesFor = (event: MatterEvent, before: Matter | null, after: Matter, pack: RulePack): PointLine[] => {
  if (!isIssued(after) || before === null || !isIssued(before)) return []
  return earned(event, before, after, pack)
    .filter(({ rule }) => pack.points[rule] !== 0)
    .map(({ rule, unitId, personId = null, why }) => ({
      _id: `${event._id}.${rule}.${unitId}`,
      unitId,
      personId,
      hundredths: pack.points[rule],
      ruleId: rule,
      ruleVersion: pack.version,
      matterId: after.id,
      matter: `${after.number} ${after.title}`,
      eventIds: [event._id],
      words: `${POINT_RULE_WORDS[rule]} ${pointsWords(pack.points[rule])} 分：${why}`,
      period: localDate(event.nominalAt ?? event.at).slice(0, 7),
      at: event.nominalAt ?? event.at,
    }))
}
