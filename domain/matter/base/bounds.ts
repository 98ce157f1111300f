import { deadlineFor, type Limit } from '../../clock/deadline'
import type { Instant } from '../../clock/time'
import { type Refusal, refuse } from '../../refusal'
import type { Source } from '../../rules/kinds'
import { isAfterEnd } from '../state/basis'
import { type Assignment, type IssuedMatter, leadOf } from '../state/matter'
import type { Context } from './situation'

const REPLIED_BY_LAW: readonly Source[] = ['npcSuggestion', 'cppccProposal']
const MOST: Limit = { unit: 'calendarMonths', count: 6 }

/** Nobody carries suggestions and proposals beyond six months after issue (docs/domain.md, section 4). */
const isBeyondSixMonths = (
  to: Instant,
  { source }: IssuedMatter,
  { due }: Assignment,
  { calendar }: Pick<Context, 'calendar'>,
): boolean => REPLIED_BY_LAW.includes(source) && to > deadlineFor(calendar, due.receipt.start, MOST).dueAt

/** An opinion is due no later than the lead's work, while that lies ahead (docs/domain.md, section 4). */
export const isAfterLead = (to: Instant, matter: IssuedMatter, { kind }: Assignment, now: Instant): boolean => {
  const lead = leadOf(matter).due.dueAt
  return kind === 'co' && to > lead && lead > now
}

/**
 * Why a unit's work, or its opinion, cannot be due at `to`, whoever moves it there; null where it can.
 * BEYOND_SIX_MONTHS, AFTER_LEAD_DUE, AFTER_SUPERVISION_END, each of `field`.
 */
export const tooLate = (
  to: Instant,
  field: string,
  { matter, a, ...context }: { matter: IssuedMatter; a: Assignment } & Pick<Context, 'calendar' | 'now'>,
): Refusal | null => {
  if (isBeyondSixMonths(to, matter, a, context)) return refuse('BEYOND_SIX_MONTHS', field)
  if (isAfterLead(to, matter, a, context.now)) return refuse('AFTER_LEAD_DUE', field)
  return isAfterEnd(matter, to) ? refuse('AFTER_SUPERVISION_END', field) : null
}
