import type { Instant } from '../clock/time'
import type { PointRule, RulePack } from '../rules/pack'
import type { Subject } from '../subject'
import { lineWords, type PointLine } from './line'
import { periodAt } from './month'

/** What something that happened earns or costs, by which rule. */
export interface Earned {
  rule: PointRule
  unitId: string
  personId?: string | null
  why: string
}

interface Cause {
  /** Id of the event. */
  _id: string
  at: Instant
  nominalAt?: Instant
  subject: Subject
  /** The subject's number and title. */
  title: string
}

/**
 * Ledger lines under the pack of what they are about (docs/domain.md, section 8). Rules worth nothing make no line.
 */
export const linesFor = (earned: readonly Earned[], cause: Cause, pack: RulePack): PointLine[] => {
  const at = cause.nominalAt ?? cause.at
  return earned
    .filter(({ rule }) => pack.points[rule] !== 0)
    .map(({ rule, unitId, personId = null, why }) => ({
      _id: `${cause._id}.${rule}.${unitId}`,
      unitId,
      personId,
      hundredths: pack.points[rule],
      ruleId: rule,
      ruleVersion: pack.version,
      subject: cause.subject,
      title: cause.title,
      eventIds: [cause._id],
      words: lineWords(rule, pack.points[rule], why),
      period: periodAt(at),
      at,
    }))
}
