import type { Instant } from '../../clock/time'
import { type Assignment, type IssuedMatter, unanswered, unmetMilestones } from '../state/matter'

/** Something that an assignment's unit has let pass, as its steps recorded it. */
export interface Undone {
  /** `due/2` (by which setting of the due moment), `task/T7-1`, …: what an urge is about. */
  key: string
  kind: 'due' | 'answer' | 'milestone' | 'report' | 'task' | 'signIn'
  /** What tells it from others of its kind. */
  title: string
  /** By when it should have been done, where that is still known. */
  dueAt: Instant | null
}

/** The work of a lead unit or the opinion of a co-unit, under the due moment that stands. */
export const dueKey = ({ due }: Assignment): string => `due/${due.version}`

export const isDueKey = (key: string): boolean => key.startsWith('due/')

/** Only those that passed while the unit had them. */
const ofMilestones = (matter: IssuedMatter, { kind, signIn }: Assignment): Undone[] =>
  kind === 'lead'
    ? unmetMilestones(matter)
        .filter((m) => m.missed && m.dueAt > signIn.receipt.start)
        .map(({ id, title, dueAt }) => ({ key: `milestone/${id}`, kind: 'milestone', title, dueAt }))
    : []

/** All that is overdue with a unit, the weightiest first. Nothing while its part is done or the office has it. */
export const undoneOf = (matter: IssuedMatter, a: Assignment): Undone[] => {
  const { steps, due, signIn, signedInAt, missedReport, tasks } = a
  const answers = a.kind === 'lead' ? unanswered(matter).filter((i) => i.missed && i.toLead) : []
  const late = tasks.filter(({ missed, doneAt }) => missed && doneAt === null)
  return [
    ...(steps.overdue ? [{ key: dueKey(a), kind: 'due' as const, title: '', dueAt: due.dueAt }] : []),
    ...answers.map(({ id, text, answerDueAt }) => ({
      key: `answer/${id}`,
      kind: 'answer' as const,
      title: text,
      dueAt: answerDueAt,
    })),
    ...ofMilestones(matter, a),
    ...(missedReport === null
      ? []
      : [{ key: `report/${missedReport}`, kind: 'report' as const, title: String(missedReport), dueAt: null }]),
    ...late.map(({ id, title, dueAt }) => ({ key: `task/${id}`, kind: 'task' as const, title, dueAt })),
    ...(signedInAt === null && steps.signIn && steps.signIn >= signIn.dueAt
      ? [{ key: 'signIn', kind: 'signIn' as const, title: '', dueAt: signIn.dueAt }]
      : []),
  ]
}

/** The unit has handed in its part: nothing of it is left undone, whatever an urge was about. */
const isHandedIn = ({ status }: Assignment): boolean => status === 'awaitingConfirmation' || status === 'done'

/** Whether the very thing is done. With another moment, or called off, it is not missed any more, but not done. */
const isThingDone = (matter: IssuedMatter, a: Assignment, about: string): boolean => {
  const [kind, id] = about.split('/')
  if (kind === 'task') return a.tasks.some((task) => task.id === id && task.doneAt !== null)
  if (kind === 'milestone') return matter.milestones.some((one) => one.id === id && one.metAt !== null)
  if (kind === 'answer') return unanswered(matter).every((one) => one.id !== id)
  return !isDueKey(about) && undoneOf(matter, a).every(({ key }) => key !== about)
}

/** Whether what an urge was about is done. A due moment that was moved is not what it was about any more, but not done. */
export const isDone = (matter: IssuedMatter, a: Assignment, about: string): boolean =>
  isHandedIn(a) || isThingDone(matter, a, about)
