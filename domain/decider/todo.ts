import { yellowAt } from '../clock/light'
import type { Instant } from '../clock/time'
import type { Address } from '../people/address'
import { URGENCIES, type Urgency } from '../rules/kinds'
import { yellowDays } from '../rules/pack'
import type { Subject } from '../subject'
import type { Decider, Life } from './decider'
import type { Plan } from './step'
import type { TodoGroup } from './wanted'

/**
 * An open obligation of a person or of a unit's role (docs/design.md, «One command, from tap to trail»). Removed once
 * it is met.
 */
export interface Todo {
  /** `${subject's id}.${partId or '-'}.${kind}.${what}`: one obligation, one id. */
  _id: string
  kind: string
  group: TodoGroup
  to: Address[]
  subject: Subject
  /** The assignment of a matter; null for the whole. */
  partId: string | null
  number: string | null
  title: string
  urgency: Urgency
  /** Who wants what from me, in one sentence without the moment: «区发改局签收». */
  sentence: string
  /** By when; null where nothing is set. */
  dueAt: Instant | null
  /** 0 with a due moment, 1 without: those without one come last. */
  dueRank: 0 | 1
  /** From when on it shows yellow. */
  yellowAt: Instant | null
  /** 0 for extra urgent, 2 for normal: of what is due at the same moment the more urgent comes first. */
  urgencyRank: number
  /** Since when a decision, or what has no due moment, waits. */
  since?: Instant
  /** Who asks for it, where a person does. */
  byId?: string
  /** Whose work it is about. */
  unitId?: string
}

/**
 * The open obligations that a state demands, one each (docs/design.md, «One command, from tap to trail»: a badge
 * always equals its list).
 */
export const todosOf = <S extends Life, E>(decider: Decider<S, E>, state: S, plan: Plan): Todo[] => {
  const { number, title, urgency } = decider.brief(state)
  const subject = { kind: decider.kind, id: state.id }
  const urgencyRank = URGENCIES.length - 1 - URGENCIES.indexOf(urgency)
  return decider
    .todos(state, plan)
    .map(({ kind, group, to, sentence, dueAt = null, partId = null, what = '', ...more }) => ({
      _id: `${state.id}.${partId ?? '-'}.${kind}.${what}`,
      kind,
      group,
      to,
      subject,
      partId,
      number,
      title,
      urgency,
      sentence,
      dueAt,
      dueRank: dueAt === null ? 1 : 0,
      yellowAt: dueAt && yellowAt(dueAt, yellowDays(plan.rules)),
      urgencyRank,
      ...more,
    }))
}
