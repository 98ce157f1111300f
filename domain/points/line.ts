import type { Instant } from '../clock/time'
import { POINT_RULE_WORDS, type PointRule } from '../rules/pack'
import type { Subject } from '../subject'

/** A line of the append-only ledger (docs/domain.md, section 8). Nothing in it is ever edited. */
export interface PointLine {
  /**
   * `${eventId}.${ruleId}.${unitId}`: one event makes one line by one rule for one unit. A counter-line
   * `${lineId}.reversed`: a line is reversed once.
   */
  _id: string
  unitId: string
  personId: string | null
  /** Hundredths of a point, negative for a deduction. */
  hundredths: number
  ruleId: PointRule
  ruleVersion: number
  subject: Subject
  /** The subject's number and title, for people. */
  title: string
  eventIds: string[]
  /** The line that this one takes back. */
  reverses?: string
  /** The arithmetic in words. */
  words: string
  /** Month that it falls in, `2026-10`, in Shanghai. */
  period: string
  at: Instant
}

/** 120 hundredths as people write them: `+1.2`, `-0.5`. */
export const pointsWords = (hundredths: number): string =>
  `${hundredths > 0 ? '+' : ''}${Number((hundredths / 100).toFixed(2))}`

/** The rule, its worth and why: the arithmetic of a line in words. */
export const lineWords = (rule: PointRule, hundredths: number, why: string): string =>
  `${POINT_RULE_WORDS[rule]} ${pointsWords(hundredths)} 分：${why}`
