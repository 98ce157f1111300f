import { localDate } from '../../clock/time'
import type { EventOf } from '../../decider/event'
import { onceKnown } from '../../decider/step'
import { type Address, toRole } from '../../people/address'
import type { Earned } from '../../points/linesFor'
import { headsOf, supervisorsOf } from '../base/addressees'
import { onAssignment, onIssued } from '../base/follow'
import { type Around, unitOf } from '../base/points'
import { inCharge, threeOf, toAssignment } from '../base/recipients'
import { ofWorkingAssignments } from '../base/step'
import type { Topic } from '../base/topic'
import { assignmentIn, stepTaken, withAssignment } from '../state/assignments'
import type { Assignment, IssuedMatter } from '../state/matter'
import type { Level } from '../state/words'
import type { TransferEvents } from '../transfer/events'
import { schemas, type UrgingEvents } from './events'
import { dueSoonSteps, overdueStep, urgeStep } from './steps'

/** Each level widens the circle of those reminded (docs/domain.md, section 1). */
const widened = (a: Assignment, level: Level): Address[] => [
  ...(level >= 2 ? [toRole('liaison', { kind: 'front', frontId: a.frontId })] : []),
  ...(level === 3 ? [toRole('leader', { kind: 'front', frontId: a.frontId })] : []),
]

/**
 * Co-units whose opinion is late when the lead falls overdue share in it (docs/domain.md, section 8, joint liability).
 * After a reopening the lead works alone: opinions given before are no cause of what is late now.
 */
const lateCoUnits = (matter: IssuedMatter, at: string): string[] =>
  matter.assignments
    .filter((a) => a.kind === 'co' && a.status !== 'reassigned' && matter.reopenedAt === null)
    .filter((a) => (a.doneAt === null ? a.due.dueAt <= at : a.doneAt > a.due.dueAt))
    .map((a) => a.unitId)

const overdue = (event: EventOf<UrgingEvents, 'OverdueRecorded'>, { after }: Around): Earned[] => {
  const assignment = assignmentIn(after, event.data.assignmentId)
  if (assignment?.kind !== 'lead') return []
  const shared = lateCoUnits(after, event.nominalAt ?? event.at)
  return [
    { rule: 'overdue', unitId: assignment.unitId, why: `超过办理时限 ${localDate(event.data.dueAt)}` },
    ...shared.map(
      (unitId): Earned => ({ rule: 'coOpinionLate', unitId, why: '主办超期且本单位协办意见迟交，按主办扣分的一半' }),
    ),
  ]
}

/** Reminding 提醒, recording what is overdue, and urging 催办 (docs/domain.md, section 4). */
export const topic: Topic<UrgingEvents, never, Pick<TransferEvents, 'TransferProposed'>> = {
  schemas,
  events: {
    Urged: {
      evolve: onIssued((matter, { nominalAt, at, data: { assignmentId, level, byTimer } }) => {
        const urged = withAssignment(matter, assignmentId, (a) => ({
          urgeCount: a.urgeCount + 1,
          ...(byTimer ? stepTaken(a, a.steps.urge1 ? 'urge2' : 'urge1', nominalAt ?? at) : {}),
        }))
        return { ...urged, level }
      }),
      recipients: toAssignment((a, matter) => [
        ...threeOf(a),
        ...supervisorsOf(a),
        ...headsOf(a),
        ...widened(a, matter.level),
      ]),
      message: 'due',
      points: ({ data: { assignmentId, urgeNumber, ordinal } }, { after }) => [
        { rule: 'urged', unitId: unitOf(after, assignmentId), why: `${urgeNumber} 第 ${ordinal} 次催办` },
      ],
    },
    DueSoonReminded: {
      evolve: onAssignment((a, { nominalAt, at, data: { calendarDaysLeft } }) =>
        stepTaken(a, `dueSoon${calendarDaysLeft}`, nominalAt ?? at),
      ),
      recipients: toAssignment(threeOf),
      message: 'due',
      points: null,
    },
    OverdueRecorded: {
      evolve: onAssignment((a, { nominalAt, at }) => ({
        overdueAt: a.overdueAt ?? nominalAt ?? at,
        ...stepTaken(a, 'overdue', nominalAt ?? at),
      })),
      recipients: toAssignment((a, matter) => [...threeOf(a), ...headsOf(a), ...inCharge(matter)]),
      message: 'due',
      points: overdue,
    },
  },
  todos: {},
  steps: [
    ofWorkingAssignments(dueSoonSteps),
    ofWorkingAssignments(overdueStep),
    ofWorkingAssignments((matter, a, plan) => onceKnown(() => urgeStep(matter, a, plan))),
  ],
}
