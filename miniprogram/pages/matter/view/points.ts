import type { Instant } from '../../../../domain/clock/time'
import { dateWords } from '../../../../domain/clock/words'
import type { Names } from '../../../../domain/decider/telling'
import { own } from '../../../../domain/own'
import { type PointLine, pointsWords } from '../../../../domain/points/line'
import { POINT_RULE_WORDS } from '../../../../domain/rules/pack'

export interface PointRow {
  id: string
  /** -0.5 */
  points: string
  /** 区发改局 · 被催办 */
  what: string
  /** The arithmetic in words, and when. */
  why: string
}

/** The matter's lines of the ledger, each with its reason. */
export const pointRows = (lines: PointLine[], names: Names, now: Instant): PointRow[] =>
  lines.map(({ _id, unitId, hundredths, ruleId, words, at }) => ({
    id: _id,
    points: pointsWords(hundredths),
    what: [own(names, unitId), POINT_RULE_WORDS[ruleId]].filter(Boolean).join(' · '),
    why: `${words} · ${dateWords(now, at)}`,
  }))
