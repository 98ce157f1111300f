import { one } from '../../decider/step'
import { headsOf, supervisorsOf } from '../base/addressees'
import { onAssignment, onIssued } from '../base/follow'
import { unitOf } from '../base/points'
import { inCharge, toAssignment } from '../base/recipients'
import { keyOf, ofAssignments } from '../base/step'
import type { Topic } from '../base/topic'
import { ofEachAssignment } from '../base/wanted'
import { assignmentIn, stepTaken, withAssignment, withStatus } from '../state/assignments'
import { type SigningInEvents, schemas } from './events'

export const topic: Topic<SigningInEvents, 'signIn'> = {
  schemas,
  events: {
    SignedIn: {
      evolve: onIssued((matter, { at, data: { assignmentId, late } }) => {
        const signed = withAssignment(matter, assignmentId, (a) => ({
          signedInAt: at,
          signInLate: late || a.signInLate,
        }))
        return withStatus(signed, assignmentId, 'signedIn')
      }),
      recipients: null,
      message: null,
      points: ({ data: { assignmentId, late } }, { before, after }) =>
        late && !assignmentIn(before, assignmentId)?.signInLate
          ? [{ rule: 'signInLate', unitId: unitOf(after, assignmentId), why: '签收时已过时限' }]
          : [],
    },
    SignInMissed: {
      evolve: onAssignment((a, { nominalAt, at }) => ({
        signInLate: true,
        ...stepTaken(a, 'signIn', nominalAt ?? at),
      })),
      recipients: toAssignment((a, matter) => [...supervisorsOf(a), ...headsOf(a), ...inCharge(matter)]),
      message: 'due',
      points: ({ data: { assignmentId } }, { after }) => [
        { rule: 'signInLate', unitId: unitOf(after, assignmentId), why: '签收时限已过仍未签收' },
      ],
    },
  },
  todos: {
    signIn: ofEachAssignment((a) =>
      a.status === 'issued'
        ? [{ to: [...supervisorsOf(a), ...headsOf(a)], sentence: '请签收', dueAt: a.signIn.dueAt }]
        : [],
    ),
  },
  steps: [
    ofAssignments((matter, a) =>
      a.signedInAt !== null || a.steps.signIn
        ? []
        : [
            one(keyOf(matter, 'signIn', a.id, a.signIn.version), a.signIn.dueAt, {
              type: 'SignInMissed',
              data: { assignmentId: a.id },
            }),
          ],
    ),
  ],
}
