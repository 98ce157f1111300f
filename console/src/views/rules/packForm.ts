import type { LocalTime } from '../../../../domain/clock/time'
import type { RulePack } from '../../../../domain/rules/pack'
import type { Inputs } from '../../services/operations'
import type { Rules } from './sentences'

/** A copy to edit. */
export const rulesOf = ({ version: _, ...rules }: RulePack): Rules => JSON.parse(JSON.stringify(rules)) as Rules

export type Problems = Record<string, string>

const isOrdered = (from: LocalTime, to: LocalTime): boolean => from !== '' && to !== '' && from < to

/** What must be put right before publishing, by the server's path within the pack; empty when nothing. */
export const packProblems = (rules: Rules): Problems => {
  const days = rules.reminders.calendarDaysBefore
  const found: Record<string, string | null> = {
    title: rules.title.trim() ? null : '请填写规则名称',
    'reminders.calendarDaysBefore':
      days.length === 0 ? '请至少写一个提醒天数' : new Set(days).size < days.length ? '提醒天数有重复' : null,
    messageHours: isOrdered(rules.messageHours.from, rules.messageHours.to) ? null : '结束时间要晚于开始时间',
    progress: rules.progress.redBehind > rules.progress.yellowBehind ? null : '红灯要比黄灯落后更多',
    'escalation.urgeTime': rules.escalation.urgeTime ? null : '请填写催办时间',
    signOff: rules.signOff.length ? null : '请至少选一级审签',
    confirmation: rules.confirmation.length ? null : '请至少选一级确认',
  }
  return Object.fromEntries(Object.entries(found).filter((entry): entry is [string, string] => entry[1] !== null))
}

/** What is published. The schema computes the names of points, which types do not follow. */
export const packInput = (rules: Rules): Inputs['rules.publish']['pack'] =>
  ({ ...rules, title: rules.title.trim() }) as Inputs['rules.publish']['pack']

/** Hundredths as the office writes them, and back: -0.2 is -20. */
export const toPoints = (hundredths: number): number => hundredths / 100
export const toHundredths = (points: number): number => Math.round(points * 100)
