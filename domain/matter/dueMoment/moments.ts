import type { Instant } from '../../clock/time'
import { type Assignment, type IssuedMatter, unanswered, unmetMilestones } from '../state/matter'
import type { DueKind } from '../state/parts'

/** One of the moments of an assignment that may be set anew. */
export interface SetMoment {
  kind: DueKind
  /** Of the milestone, task or instruction. */
  thingId: string | null
  title: string
  /** Null for an answer without a moment. */
  dueAt: Instant | null
}

const milestonesOf = (matter: IssuedMatter, { kind }: Assignment): SetMoment[] =>
  (kind === 'lead' ? unmetMilestones(matter) : []).map(({ id, title, dueAt }) => ({
    kind: 'milestone',
    thingId: id,
    title,
    dueAt,
  }))

/** All of them: what is done has no moment any more; a sign-in that was missed keeps its own. */
export const momentsOf = (matter: IssuedMatter, a: Assignment): SetMoment[] => [
  { kind: 'due', thingId: null, title: '', dueAt: a.due.dueAt },
  ...(a.signedInAt === null && !a.steps.signIn
    ? [{ kind: 'signIn' as const, thingId: null, title: '', dueAt: a.signIn.dueAt }]
    : []),
  ...milestonesOf(matter, a),
  ...a.tasks
    .filter(({ doneAt }) => doneAt === null)
    .map(({ id, title, dueAt }) => ({ kind: 'task' as const, thingId: id, title, dueAt })),
  ...(a.kind === 'lead' ? unanswered(matter) : [])
    .filter(({ toLead }) => toLead)
    .map(({ id, text, answerDueAt }) => ({ kind: 'answer' as const, thingId: id, title: text, dueAt: answerDueAt })),
]

/** As commands name it: things have ids of their own, the two clocks the names of their kinds. */
export const keyOf = ({ kind, thingId }: Pick<SetMoment, 'kind' | 'thingId'>): string => thingId ?? kind

export const momentNamed = (matter: IssuedMatter, a: Assignment, key: string): SetMoment | null =>
  momentsOf(matter, a).find((one) => keyOf(one) === key) ?? null
