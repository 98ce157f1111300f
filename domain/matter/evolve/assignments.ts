import type { Deadline } from '../../clock/deadline'
import type { Instant } from '../../clock/time'
import type { NewAssignment } from '../events'
import type { Assignment, EscalationStep, IssuedMatter } from '../matter'

export const born = (fresh: NewAssignment, at: Instant): Assignment => ({
  ...fresh,
  status: 'issued',
  signedInAt: null,
  signInLate: false,
  dueSetAt: at,
  restartedAt: null,
  responsible: null,
  tasks: [],
  objection: null,
  extension: null,
  lastOrdinal: 0,
  reports: [],
  lastReport: null,
  completion: null,
  returned: null,
  steps: {},
  overdueAt: null,
  urgeCount: 0,
  doneAt: null,
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

/** A due moment newly set: the steps that hang on it can be taken again; the sign-in step hangs on another clock. */
export const dueSet = (assignment: Assignment, due: Deadline, at: Instant): Partial<Assignment> =>
  due.version === assignment.due.version
    ? { due }
    : { due, dueSetAt: at, steps: assignment.steps.signIn ? { signIn: assignment.steps.signIn } : {} }

export const stepTaken = (assignment: Assignment, step: EscalationStep, at: Instant): Partial<Assignment> => ({
  steps: { ...assignment.steps, [step]: at },
})
