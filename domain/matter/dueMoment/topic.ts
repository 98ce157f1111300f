import type { UnsealedOf } from '../../decider/event'
import { toPerson } from '../../people/address'
import { dueApproversOf, supervisorsOf } from '../base/addressees'
import { onAssignment, onIssued } from '../base/follow'
import { inCharge, threeOf, toAssignment } from '../base/recipients'
import { withClock } from '../base/stops'
import type { Topic } from '../base/topic'
import { ofEachAssignment } from '../base/wanted'
import { withAssignment } from '../state/assignments'
import { type IssuedMatter, isIssued } from '../state/matter'
import { withAnother } from '../state/moments'
import { type DueMomentEvents, schemas } from './events'
import { keyOf, momentNamed } from './moments'
import { obstacle } from './settable'
import { momentWords } from './words'

type SetEvent = UnsealedOf<DueMomentEvents, 'DueMomentSet'>

const withMoment = (matter: IssuedMatter, { at, data }: SetEvent): IssuedMatter => {
  const { assignmentId, kind, thingId, to, clock, signIn } = data
  switch (kind) {
    case 'due':
      return clock ? withClock(matter, assignmentId, clock, at) : matter
    case 'signIn':
      return withAssignment(matter, assignmentId, (a) => ({ signIn: signIn ?? a.signIn }))
    case 'task':
      return withAssignment(matter, assignmentId, (a) => ({ tasks: withAnother(a.tasks, thingId, { dueAt: to }) }))
    case 'milestone':
      return { ...matter, milestones: withAnother(matter.milestones, thingId, { dueAt: to }) }
    case 'answer':
      return { ...matter, instructions: withAnother(matter.instructions, thingId, { answerDueAt: to }) }
  }
}

/** Another due moment 调整时限: proposed by an officer, approved by the chief, or set at once (docs/domain.md, section 3). */
export const topic: Topic<DueMomentEvents, 'approveDue'> = {
  schemas,
  events: {
    DueMomentProposed: {
      evolve: onAssignment((_, { at, actor, data: { proposalId: id, kind, thingId, to, reason, unitSays } }) => ({
        dueProposal: { id, at, by: actor.personId, kind, thingId, to, reason, unitSays },
      })),
      recipients: toAssignment(dueApproversOf),
      message: 'todo',
      points: null,
    },
    DueMomentRejected: {
      evolve: onAssignment(() => ({ dueProposal: null })),
      recipients: inCharge,
      message: 'result',
      points: null,
    },
    DueMomentSet: {
      evolve: onIssued((matter, event) =>
        withMoment(
          withAssignment(matter, event.data.assignmentId, () => ({ dueProposal: null })),
          event,
        ),
      ),
      recipients: (matter, event) => [
        ...toAssignment((a) => [...threeOf(a), ...supervisorsOf(a)])(matter, event),
        ...inCharge(matter),
        ...(isIssued(matter) && event.data.kind === 'answer'
          ? matter.instructions.filter(({ id }) => id === event.data.thingId).map(({ leaderId }) => toPerson(leaderId))
          : []),
      ],
      message: 'result',
      points: null,
    },
  },
  todos: {
    approveDue: ofEachAssignment((a, matter) => {
      const { dueProposal } = a
      if (!dueProposal || obstacle(a)) return []
      const moment = momentNamed(matter, a, keyOf(dueProposal)) ?? { ...dueProposal, title: '' }
      const sentence = `请审批调整${momentWords(moment)}：${dueProposal.reason}`
      return [{ to: dueApproversOf(a, matter), sentence, since: dueProposal.at, byId: dueProposal.by }]
    }),
  },
  steps: [],
}
