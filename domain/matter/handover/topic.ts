import type { Instant } from '../../clock/time'
import type { UnsealedOf } from '../../decider/event'
import { toPerson } from '../../people/address'
import { supervisorsOf } from '../base/addressees'
import { doesNotFollow } from '../base/follow'
import { handedIn, isBeforeDue, signed } from '../base/handingIn'
import type { Topic } from '../base/topic'
import { assignmentIn } from '../state/assignments'
import { type Assignment, isIssued, type Matter, type ResponsibleThree } from '../state/matter'
import { RESPONSIBLE } from '../state/words'
import { type HandedDuty, type HandoverEvents, schemas } from './events'

const SLOTS: Readonly<Partial<Record<HandedDuty['duty'], keyof ResponsibleThree>>> = {
  leader: 'leaderId',
  sectionHead: 'sectionHeadId',
  handler: 'handlerId',
}

const taken = (a: Assignment, { duty, taskId, toId, standIn }: HandedDuty): Assignment => {
  if (duty === 'task')
    return { ...a, tasks: a.tasks.map((task) => (task.id === taskId ? { ...task, personId: toId } : task)) }
  const slot = SLOTS[duty]
  if (!slot || !a.responsible) return a
  const stoodIn = RESPONSIBLE.filter((one) => (one === slot ? standIn === true : a.stoodIn.includes(one)))
  return { ...a, responsible: { ...a.responsible, [slot]: toId }, stoodIn }
}

/** A request for more time that nobody in the unit is left to sign. */
const unsigned = (a: Assignment, at: Instant): Partial<Assignment> =>
  a.extension?.unsigned ? signed(a, a.extension.unsigned.stops && isBeforeDue(a, at), at) : {}

/** Nobody in the unit is left to sign: the office has it, a completion as a request for more time or an objection. */
const passedUp = (a: Assignment, at: Instant): Assignment => ({
  ...a,
  ...unsigned(a, at),
  ...(a.status === 'awaitingSignOff' && { status: 'awaitingConfirmation', ...handedIn(a, at) }),
  objection: a.objection && { ...a.objection, endorsedAt: a.objection.endorsedAt ?? at },
})

const handedOver = (matter: Matter | null, event: UnsealedOf<HandoverEvents, 'DutyHandedOver'>): Matter => {
  if (matter === null) return doesNotFollow(event)
  const { duties, officerRole } = event.data
  const officerId = duties.find(({ duty }) => duty === 'officer')?.toId
  const heirs = new Map(duties.map(({ instructionId, toId }) => [instructionId, toId]))
  const instructions = matter.instructions.map((i) => ({ ...i, leaderId: heirs.get(i.id) ?? i.leaderId }))
  const led = {
    ...matter,
    instructions,
    ...(officerId && { officerId, officerRole: officerRole ?? matter.officerRole }),
  }
  if (!isIssued(led)) return led
  const assignments = led.assignments.map((a) =>
    duties.filter(({ assignmentId }) => assignmentId === a.id).reduce(taken, a),
  )
  const passed = event.data.passedUp ?? []
  const isPassed = ({ id }: Assignment) => passed.includes(id)
  if (passed.length === 0) return { ...led, assignments }
  const isHandedIn = led.assignments.some((a) => isPassed(a) && a.status === 'awaitingSignOff')
  return {
    ...led,
    status: isHandedIn && led.status === 'awaitingSignOff' ? 'awaitingConfirmation' : led.status,
    assignments: assignments.map((a) => (isPassed(a) ? passedUp(a, event.at) : a)),
  }
}

/** 移交: what is open with somebody who leaves goes to others (docs/domain.md, section 2). */
export const topic: Topic<HandoverEvents> = {
  schemas,
  events: {
    DutyHandedOver: {
      evolve: handedOver,
      recipients: (matter, { data: { duties } }) =>
        duties.flatMap(({ toId, assignmentId, standIn }) => {
          const a = standIn ? assignmentIn(matter, assignmentId) : null
          return [toPerson(toId), ...(a ? supervisorsOf(a) : [])]
        }),
      message: 'todo',
      points: null,
    },
  },
  todos: {},
  steps: [],
}
