import type { Calendar } from '../../clock/calendar'
import { deadlineFor, type Limit } from '../../clock/deadline'
import type { Instant } from '../../clock/time'
import type { Source } from '../../rules/kinds'
import type { Assignment, IssuedMatter } from '../state/matter'

const REPLIED_BY_LAW: readonly Source[] = ['npcSuggestion', 'cppccProposal']
const MOST: Limit = { unit: 'calendarMonths', count: 6 }

/** Nobody carries suggestions and proposals beyond six months after issue (docs/domain.md, section 4). */
export const isBeyondSixMonths = (
  moment: Instant,
  { source }: IssuedMatter,
  { due }: Assignment,
  calendar: Calendar,
): boolean => REPLIED_BY_LAW.includes(source) && moment > deadlineFor(calendar, due.receipt.start, MOST).dueAt
