import { localDate } from '../../clock/time'
import type { EventOf, UnsealedOf } from '../../decider/event'
import { onceKnown } from '../../decider/step'
import { type Address, toFrontLeader, toFrontLiaison, toRole } from '../../people/address'
import type { Earned } from '../../points/linesFor'
import type { RulePack } from '../../rules/pack'
import { headsOf, supervisorsOf } from '../base/addressees'
import { onAssignment, onIssued } from '../base/follow'
import { type Around, unitOf } from '../base/points'
import { inCharge, threeOf, toAssignment } from '../base/recipients'
import { ofWorkingAssignments } from '../base/step'
import type { Topic } from '../base/topic'
import { dueKey } from '../base/undone'
import { assignmentIn, stepTaken, withAssignment, withLevel } from '../state/assignments'
import type { Assignment, IssuedMatter } from '../state/matter'
import { higher, type Level } from '../state/words'
import { schemas, type UrgingEvents } from './events'
import { deliveryStep, dueSoonSteps, overdueStep, urgeStep } from './steps'
import { nextUrge } from './urges'

/** Each level widens the circle of those reminded (docs/domain.md, section 1). */
const widened = ({ level, frontId }: Assignment): Address[] => [
  ...(level >= 2 ? [toRole('liaison', { kind: 'front', frontId }), toFrontLiaison(frontId)] : []),
  ...(level === 3 ? [toRole('leader', { kind: 'front', frontId }), toFrontLeader(frontId)] : []),
]

const toUrged = toAssignment((a) => [...threeOf(a), ...supervisorsOf(a), ...headsOf(a), ...widened(a)])

/**
 * An urge stands among those of its round and raises the unit's level. Before urges had a limit of their own, only the
 * timer's counted, and one by hand led to level 2, however many there were.
 */
const urged = (matter: IssuedMatter, { at, nominalAt, data }: UnsealedOf<UrgingEvents, 'Urged'>): IssuedMatter => {
  const { assignmentId, urgeNumber: number, ordinal, byTimer, about } = data
  const { until = null, nextAt = null, deliverAt = null } = data
  const counted = until !== null || byTimer
  const level = (a: Assignment): Level => (counted ? nextUrge(a).level : higher(a.level, 2))
  return withLevel(
    withAssignment(matter, assignmentId, (a) => ({
      urgeCount: a.urgeCount + 1,
      urges: [
        ...a.urges,
        {
          ...{ number, ordinal, at: nominalAt ?? at, about: about ?? dueKey(a), until, nextAt },
          ...{ byTimer, deliverAt, delivered: deliverAt === null, counted },
        },
      ],
      level: deliverAt === null ? level(a) : a.level,
    })),
  )
}

/** It raises the unit's level only now. */
const delivered = (
  matter: IssuedMatter,
  { data: { assignmentId, urgeNumber, ordinal } }: UnsealedOf<UrgingEvents, 'UrgeDelivered'>,
): IssuedMatter =>
  withLevel(
    withAssignment(matter, assignmentId, (a) => ({
      urges: a.urges.map((urge) => (urge.number === urgeNumber ? { ...urge, delivered: true } : urge)),
      level: higher(a.level, ordinal === 1 ? 2 : 3),
    })),
  )

const urgedBy = (unitId: string, urgeNumber: string, ordinal: number): Earned[] => [
  { rule: 'urged', unitId, why: `${urgeNumber} 第 ${ordinal} 次催办` },
]

/** Said only where it is so. */
const shareWords = ({ points: { overdue, coOpinionLate } }: RulePack): string =>
  overdue !== 0 && coOpinionLate * 2 === overdue ? '，按主办扣分的一半' : ''

/**
 * The lead for its work. A co-unit for its own late opinion and for nothing that others did, once, when its clock
 * passes (docs/domain.md, sections 4 and 8: joint liability).
 */
const overdue = (event: EventOf<UrgingEvents, 'OverdueRecorded'>, { before, after, pack }: Around): Earned[] => {
  const { assignmentId, dueAt } = event.data
  const assignment = assignmentIn(after, assignmentId)
  if (!assignment) return []
  const { unitId, kind } = assignment
  if (kind === 'lead') return [{ rule: 'overdue', unitId, why: `超过办理时限 ${localDate(dueAt)}` }]
  if (assignmentIn(before, assignmentId)?.overdueAt) return []
  return [{ rule: 'coOpinionLate', unitId, why: `协办意见超过时限 ${localDate(dueAt)}${shareWords(pack)}` }]
}

/** Reminding 提醒, recording what is overdue, and urging 催办 (docs/domain.md, section 4). */
export const topic: Topic<UrgingEvents> = {
  schemas,
  events: {
    Urged: {
      evolve: onIssued(urged),
      recipients: (matter, event) => (event.data.deliverAt === undefined ? toUrged(matter, event) : []),
      message: 'due',
      remindsOf: (_, { data: { until } }) => until ?? null,
      points: ({ data: { assignmentId, urgeNumber, ordinal, deliverAt } }, { after }) =>
        deliverAt === undefined ? urgedBy(unitOf(after, assignmentId), urgeNumber, ordinal) : [],
    },
    UrgeDelivered: {
      evolve: onIssued(delivered),
      recipients: toUrged,
      message: 'due',
      remindsOf: (matter, { data: { assignmentId, urgeNumber } }) =>
        assignmentIn(matter, assignmentId)?.urges.find(({ number }) => number === urgeNumber)?.until ?? null,
      points: ({ data: { assignmentId, urgeNumber, ordinal } }, { after }) =>
        urgedBy(unitOf(after, assignmentId), urgeNumber, ordinal),
    },
    UrgeRetracted: {
      evolve: onAssignment((a, { data: { urgeNumber } }) => ({
        urges: a.urges.filter(({ number }) => number !== urgeNumber),
      })),
      recipients: null,
      message: null,
      points: null,
    },
    Reminded: {
      evolve: onAssignment((_, { data: { againAt } }) => ({ remindAgainAt: againAt })),
      recipients: toAssignment((a) => [...threeOf(a), ...supervisorsOf(a)]),
      message: 'due',
      remindsOf: (matter, { data: { assignmentId } }) => assignmentIn(matter, assignmentId)?.due.dueAt ?? null,
      beside: true,
      points: null,
    },
    DueSoonReminded: {
      evolve: onAssignment((a, { nominalAt, at, data: { calendarDaysLeft, daysBefore = [calendarDaysLeft] } }) => ({
        steps: {
          ...a.steps,
          ...Object.fromEntries(daysBefore.map((days) => [`dueSoon${days}`, nominalAt ?? at])),
        },
      })),
      recipients: toAssignment(threeOf),
      message: 'due',
      remindsOf: (_, { data: { dueAt } }) => dueAt,
      beside: true,
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
    ofWorkingAssignments(deliveryStep),
    ofWorkingAssignments((matter, a, plan) => onceKnown(() => urgeStep(matter, a, plan))),
  ],
}
