import type { Deadline } from '../../clock/deadline'
import { leaveOff } from '../../clock/stop'
import type { Instant } from '../../clock/time'
import {
  type Assignment,
  type EscalationStep,
  type ExpectedReport,
  type IssuedMatter,
  isGone,
  isIssued,
  type Matter,
} from './matter'
import { type AssignmentKind, higher, type Level } from './words'

/** An assignment as it is born: at issue, or when an objection is decided by reassigning. */
export interface NewAssignment {
  id: string
  kind: AssignmentKind
  unitId: string
  frontId: string
  part: string
  signIn: Deadline
  objectionUntil: Instant
  due: Deadline
  reporting: ExpectedReport | null
}

/** How often it was given more time since it was given, or opened anew; what gave no more than deciding took is none. */
export const timesExtended = ({ due }: Pick<Assignment, 'due'>): number =>
  due.receipt.extensions.filter(({ how = 'extended' }) => how === 'extended').length

export const born = (fresh: NewAssignment, at: Instant): Assignment => ({
  ...fresh,
  status: 'issued',
  signedInAt: null,
  signInLate: false,
  dueSetAt: at,
  restartedAt: null,
  objectionOwed: null,
  askedInVain: false,
  officeReturns: 0,
  responsible: null,
  stoodIn: [],
  tasks: [],
  objection: null,
  extension: null,
  dueProposal: null,
  lastOrdinal: 0,
  missedReport: null,
  reports: [],
  lastReport: null,
  completion: null,
  returned: null,
  steps: {},
  overdueAt: null,
  level: 1,
  urges: [],
  urgeCount: 0,
  remindAgainAt: null,
  doneAt: null,
  shares: { unit: 0, coUnit: 0, office: 0, leader: 0 },
  sharesUntil: at,
})

/** The matter with one assignment changed. */
export const withAssignment = (
  matter: IssuedMatter,
  id: string,
  change: (assignment: Assignment) => Partial<Assignment>,
): IssuedMatter => ({
  ...matter,
  assignments: matter.assignments.map((a) => (a.id === id ? { ...a, ...change(a) } : a)),
})

/** The matter with the highest level of the units that have it. */
export const withLevel = (matter: IssuedMatter): IssuedMatter => ({
  ...matter,
  level: matter.assignments.filter((a) => !isGone(a)).reduce<Level>((highest, { level }) => higher(highest, level), 1),
})

/** What is over with an assignment: nothing that was asked of it or by it is open any more, and its clock is left. */
export const over = (a: Assignment, at: Instant): Partial<Assignment> => ({
  objection: null,
  extension: null,
  dueProposal: null,
  doneAt: a.doneAt ?? at,
  due: leaveOff(a.due, at),
})

/** The work of one unit as another's, with clocks of its own: what had been asked of the first is over. */
export const givenToAnother = (matter: IssuedMatter, id: string, fresh: NewAssignment, at: Instant): IssuedMatter => {
  const ended = withAssignment(matter, id, (a) => ({ ...over(a, at), status: 'reassigned' }))
  return withLevel({
    ...ended,
    status: fresh.kind === 'lead' ? 'issued' : ended.status,
    assignments: [...ended.assignments, born(fresh, at)],
    frontIds: [...new Set([...matter.frontIds, fresh.frontId])],
  })
}

/** A due moment newly set: the steps that hang on it can be taken again; the sign-in step hangs on another clock. */
export const dueSet = (assignment: Assignment, due: Deadline, at: Instant): Partial<Assignment> =>
  due.version === assignment.due.version
    ? { due }
    : { due, dueSetAt: at, steps: assignment.steps.signIn ? { signIn: assignment.steps.signIn } : {} }

export const stepTaken = (assignment: Assignment, step: EscalationStep, at: Instant): Partial<Assignment> => ({
  steps: { ...assignment.steps, [step]: at },
})

/** A lead's state is the matter's (docs/domain.md, section 3). */
export const withStatus = (matter: IssuedMatter, id: string, status: 'signedIn' | 'inProgress'): IssuedMatter => {
  const lead = matter.assignments.some((a) => a.id === id && a.kind === 'lead')
  return { ...withAssignment(matter, id, () => ({ status })), status: lead ? status : matter.status }
}

export const assignmentIn = (matter: Matter, id: string | null | undefined): Assignment | null =>
  (isIssued(matter) && matter.assignments.find((a) => a.id === id)) || null

/** Who signs as section head; null while nobody is named, or somebody only stands in. */
export const namedSectionHead = ({ responsible, stoodIn }: Assignment): string | null =>
  responsible && !stoodIn.includes('sectionHeadId') ? responsible.sectionHeadId : null

/** Somebody of the three has left and the unit can name another now: not while the office has the completion. */
export const isNamedAnew = ({ stoodIn, status }: Assignment): boolean =>
  stoodIn.length > 0 && (status === 'inProgress' || status === 'awaitingSignOff')
