import type { Behind } from '../../clock/light'
import { addMs, type Instant } from '../../clock/time'
import type { RulePack } from '../../rules/pack'
import type { Milestone } from './content'
import { type Assignment, type IssuedMatter, isHeld, type Matter, unmetMilestones } from './matter'

/**
 * The milestones that make a lead's plan, by their due moments: not those that fell due before it came or before a
 * reopening, unless they were met.
 */
const planOf = (matter: IssuedMatter, { kind, signIn }: Assignment): Milestone[] => {
  if (kind !== 'lead') return []
  const ahead = new Set(unmetMilestones(matter).filter(({ dueAt }) => dueAt > signIn.receipt.start))
  return matter.milestones
    .filter((milestone) => milestone.metAt !== null || ahead.has(milestone))
    .sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1))
}

export const hasPlan = (matter: IssuedMatter, a: Assignment): boolean => planOf(matter, a).length > 0

/** They weigh equally. Whole percent. */
const shareOf = (count: number, plan: readonly Milestone[]): number => Math.round((100 * count) / plan.length)

/** By the milestones that were met; 0 where there is no plan. */
export const metPercent = (matter: IssuedMatter, a: Assignment): number => {
  const plan = planOf(matter, a)
  const met = plan.filter(({ metAt }) => metAt !== null).length
  return met === 0 ? 0 : shareOf(met, plan)
}

/** What counts: what the officer confirmed, until then the milestones met; more where the unit says so and nobody has answered. */
export const progressOf = (matter: IssuedMatter, a: Assignment): number =>
  Math.max(a.progress?.confirmed?.percent ?? metPercent(matter, a), a.progress?.stated?.percent ?? 0)

const planned = (plan: readonly Milestone[], now: Instant): number => {
  const due = plan.filter(({ dueAt }) => dueAt < now).length
  return due === 0 ? 0 : shareOf(due, plan)
}

/** What a completion was handed in for, and what the office holds, lags behind nothing. */
const isUnderWay = (a: Assignment): boolean => a.completion === null && !isHeld(a)

/** By when the first milestone of its plan that is missing was to be met; null where none is, or a completion is under way. */
export const milestoneMissing = (matter: IssuedMatter, a: Assignment): Instant | null =>
  isUnderWay(a) ? (planOf(matter, a).find(({ metAt }) => metAt === null)?.dueAt ?? null) : null

/** From when on the progress that there is lags behind; null: it does not, as long as it stays. */
export const behindOf = (matter: IssuedMatter, a: Assignment, { progress }: RulePack): Behind | null => {
  const plan = planOf(matter, a)
  if (plan.length === 0 || !isUnderWay(a)) return null
  const now = progressOf(matter, a)
  const passes = (by: number): Instant | null => plan.find((_, i) => shareOf(i + 1, plan) - now >= by)?.dueAt ?? null
  const [yellow, redAt] = [passes(progress.yellowBehind), passes(progress.redBehind)]
  return yellow === null && redAt === null ? null : { yellowAt: yellow && addMs(yellow, 1), redAt }
}

/** 序时进度：计划 50%，确认 30%，落后 20; empty where there is no plan. */
export const progressWords = (matter: IssuedMatter, a: Assignment, now: Instant): string => {
  const plan = planOf(matter, a)
  if (plan.length === 0) return ''
  const { confirmed = null, stated = null } = a.progress ?? {}
  const byPlan = planned(plan, now)
  const behind = isUnderWay(a) ? byPlan - progressOf(matter, a) : 0
  return [
    `序时进度：计划 ${byPlan}%`,
    confirmed ? `确认 ${confirmed.percent}%` : `节点完成 ${metPercent(matter, a)}%`,
    ...(stated ? [`自报 ${stated.percent}%(待确认)`] : []),
    ...(behind > 0 ? [`落后 ${behind}`] : []),
  ].join('，')
}

/** Who has reported of an assignment does not judge what was reported. */
export const hasReported = ({ parts }: Matter, assignmentId: string, personId: string): boolean =>
  parts.some((one) => one.did === 'reported' && one.assignmentId === assignmentId && one.personId === personId)
