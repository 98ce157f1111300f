import { asIfRunning, leaveOff } from '../../clock/stop'
import type { UnsealedOf } from '../../decider/event'
import type { Address } from '../../people/address'
import type { Earned } from '../../points/linesFor'
import { confirmersOf, signersOf } from '../base/addressees'
import { onAssignment, onIssued } from '../base/follow'
import { handedIn } from '../base/handingIn'
import { unitOf } from '../base/points'
import { doersOf, toAssignment } from '../base/recipients'
import { withClock } from '../base/stops'
import type { Topic } from '../base/topic'
import { ofEachAssignment } from '../base/wanted'
import { assignmentIn, withAssignment } from '../state/assignments'
import type { Assignment, Completion, IssuedMatter } from '../state/matter'
import type { AssignmentStatus, OpenStatus } from '../state/words'
import { type CompletionEvents, schemas } from './events'
import { isOffice } from './stages'

/** Since when the next signature of the unit is missing, and who handed the work in. */
const waitsFor = ({ completion }: Assignment) =>
  completion && {
    since: completion.signOffs[completion.signOffs.length - 1]?.at ?? completion.submittedAt,
    byId: completion.submittedBy,
  }

/** A completion is the lead's alone, so its state is the matter's too. */
const both =
  <V extends UnsealedOf<CompletionEvents>>(
    status: (event: V) => OpenStatus & AssignmentStatus,
    change: (a: Assignment, event: V) => Partial<Assignment>,
  ) =>
  (matter: IssuedMatter, event: V): IssuedMatter => {
    const changed = withAssignment(matter, event.data.assignmentId, (a) => ({
      status: status(event),
      ...change(a, event),
    }))
    return { ...changed, status: status(event) }
  }

const submitted = (event: UnsealedOf<CompletionEvents, 'CompletionSubmitted'>): Completion => ({
  id: event.data.completionId,
  submittedAt: event.at,
  submittedBy: event.actor.personId,
  summary: event.data.summary,
  files: event.data.files,
  signOffs: [],
  leftUnitAt: null,
  inTime: false,
  confirmations: 0,
})

const signed = (
  a: Assignment,
  { at, actor, data }: UnsealedOf<CompletionEvents, 'CompletionSignedOff'>,
): Partial<Assignment> => {
  if (!a.completion) return {}
  const signature = { stage: data.stage, personId: actor.personId, at, opinion: data.opinion }
  const completion = { ...a.completion, signOffs: [...a.completion.signOffs, signature] }
  return data.last ? handedIn({ ...a, completion }, at) : { completion }
}

/** The clock runs on where the event says, else as if it had not stood. */
const returned = (matter: IssuedMatter, event: UnsealedOf<CompletionEvents, 'CompletionReturned'>): IssuedMatter => {
  const { at, data } = event
  const { assignmentId, by, missing, due, next } = data
  const back = both<typeof event>(
    () => 'inProgress',
    (a) => ({
      reporting: next,
      completion: null,
      returned: { at, by, missing },
      officeReturns: a.officeReturns + (isOffice(by) ? 1 : 0),
    }),
  )(matter, event)
  const a = assignmentIn(back, assignmentId)
  return a && isOffice(by) ? withClock(back, assignmentId, { ...data, due: due ?? asIfRunning(a.due) }, at) : back
}

/** Who signs or confirms next; nobody once it is done. */
const next = (a: Assignment, matter: IssuedMatter): Address[] => {
  if (a.status === 'done') return []
  return a.status === 'awaitingConfirmation' ? confirmersOf(matter, a) : signersOf(matter, a)
}

export const topic: Topic<CompletionEvents, 'signOff' | 'confirmCompletion'> = {
  schemas,
  events: {
    CompletionSubmitted: {
      evolve: onIssued(
        both(
          ({ data }) => (data.last ? 'awaitingConfirmation' : 'awaitingSignOff'),
          (a, event) => {
            const completion = submitted(event)
            return { completion, returned: null, ...(event.data.last && handedIn({ ...a, completion }, event.at)) }
          },
        ),
      ),
      recipients: toAssignment(next),
      message: 'todo',
      points: null,
    },
    CompletionSignedOff: {
      evolve: onIssued(both(({ data }) => (data.last ? 'awaitingConfirmation' : 'awaitingSignOff'), signed)),
      recipients: toAssignment(next),
      message: 'todo',
      points: null,
    },
    CompletionReturned: {
      evolve: onIssued(returned),
      recipients: toAssignment(doersOf),
      message: 'result',
      points: ({ data: { by, assignmentId, missing } }, { after }) =>
        isOffice(by)
          ? [{ rule: 'completionReturned', unitId: unitOf(after, assignmentId), why: `督查室退回：${missing}` }]
          : [],
    },
    CompletionConfirmed: {
      evolve: onAssignment((a, { at, data: { last } }) => ({
        completion: a.completion && { ...a.completion, confirmations: a.completion.confirmations + 1 },
        ...(last ? { status: 'done' as const, doneAt: at, due: leaveOff(a.due, at) } : {}),
      })),
      recipients: toAssignment(next),
      message: 'result',
      points: ({ data }, { after, pack }) => {
        if (!data.last || !data.onTime || after.reopenedAt !== null) return []
        const unitId = unitOf(after, data.assignmentId)
        const onTime: Earned = { rule: 'onTime', unitId, why: '在办理时限内办结' }
        return data.early ? [onTime, { rule: 'early', unitId, why: `剩余时限不少于 ${pack.earlyPercent}%` }] : [onTime]
      },
    },
  },
  todos: {
    signOff: ofEachAssignment((a, matter) =>
      a.status === 'awaitingSignOff'
        ? [{ to: signersOf(matter, a), sentence: '请审签本单位办结材料', dueAt: a.due.dueAt, ...waitsFor(a) }]
        : [],
    ),
    confirmCompletion: ofEachAssignment((a, matter) =>
      a.status === 'awaitingConfirmation' && a.completion?.leftUnitAt
        ? [
            {
              to: confirmersOf(matter, a),
              sentence: '单位已报办结，请确认或退回',
              since: a.completion.leftUnitAt,
              byId: a.completion.submittedBy,
            },
          ]
        : [],
    ),
  },
  steps: [],
}
