import { addCalendarMonths, type Instant, localDate } from '../../../domain/clock/time'
import type { Input } from '../../../domain/contract'
import type { Source } from '../../../domain/rules/kinds'
import type { Plan } from './plan'

type Basis = NonNullable<Input<'matter.draft'>['content']['basis']>

type Paper = Pick<Basis, 'kind' | 'authority' | 'approvedBy'> & { word: string }

const DECISION: Paper = { kind: 'decision', authority: 'government', approvedBy: '区政府常务会议', word: '区府决' }
const MINUTES: Paper = { kind: 'minutes', authority: 'government', approvedBy: '区政府常务会议', word: '区府纪' }
const DOCUMENT: Paper = {
  kind: 'document',
  authority: 'government',
  approvedBy: '区政府主要负责同志',
  word: '区府办函',
}
const OF_PARTY: Paper = { kind: 'document', authority: 'party', approvedBy: '区委主要负责同志', word: '区委办函' }
/** A leader's word has no number. */
const INSTRUCTION: Paper = { kind: 'instruction', authority: 'government', approvedBy: '区政府分管负责同志', word: '' }

const PAPERS: Partial<Record<Source, Paper>> = {
  districtDecision: DECISION,
  meetingMinutes: MINUTES,
  leaderInstruction: INSTRUCTION,
  cityDecision: OF_PARTY,
}

/** What a matter of the demonstration rests on: all of it invented, no two with the same number, if each has an `ordinal` of its own. */
export function basisOf(plan: Plan, now: Instant, ordinal: number): Basis {
  const { word, ...paper } = PAPERS[plan.source] ?? DOCUMENT
  const date = localDate(now)
  return {
    ...paper,
    number: word && `${word}〔${date.slice(0, 4)}〕${ordinal}号(演示)`,
    date,
    files: [],
    plan: plan.cycle === 'once' ? '到期核对办理结果，必要时现场核查。' : '按反馈周期核对进展，到期现场核查。',
    scope: `${plan.lead.shortName}及协办单位在本事项中的职责`,
    endsOn: addCalendarMonths(date, 12),
  }
}
