import type { UnsealedOf } from '../../decider/event'
import { type Address, toPerson, toUnitRole } from '../../people/address'
import { chiefsOf } from '../base/addressees'
import { onIssued } from '../base/follow'
import { threeOf } from '../base/recipients'
import type { Topic } from '../base/topic'
import { assignmentIn } from '../state/assignments'
import { withConclusion } from '../state/conclusions'
import { type IssuedMatter, type Matter, withReaders } from '../state/matter'
import { type EvaluationEvents, schemas } from './events'

/** Whom a praise or a blame names may read what it is about (docs/domain.md, section 8). */
const readBy = (matter: IssuedMatter, { data: { personId } }: UnsealedOf<EvaluationEvents>): IssuedMatter =>
  personId === null ? matter : withReaders(matter, [personId])

const named = (_: Matter, { data: { unitId, personId } }: UnsealedOf<EvaluationEvents>): Address[] => [
  toUnitRole('unitHead', unitId),
  toUnitRole('unitSupervisor', unitId),
  ...(personId ? [toPerson(personId)] : []),
]

/** With the conclusion fed back to the unit, where one was written. */
const criticised = (matter: IssuedMatter, event: UnsealedOf<EvaluationEvents, 'Criticised'>): IssuedMatter => {
  const { at, data } = event
  const { assignmentId, unitId, conclusion: text } = data
  const read = readBy(matter, event)
  return assignmentId === undefined
    ? read
    : withConclusion(read, { at, restsOn: 'criticism', assignmentId, unitId, text })
}

/** The whole unit: what was concluded on its work is fed back to it. */
const wholeUnit = (matter: Matter, event: UnsealedOf<EvaluationEvents, 'Criticised'>): Address[] => {
  const a = assignmentIn(matter, event.data.assignmentId)
  return [...named(matter, event), ...(a ? [...chiefsOf(a), ...threeOf(a)] : [])]
}

/** Praise 表扬 and criticism 通报批评. */
export const topic: Topic<EvaluationEvents> = {
  schemas,
  events: {
    Commended: {
      evolve: onIssued(readBy),
      recipients: named,
      message: null,
      points: ({ data: { unitId, personId, text } }) => [{ rule: 'commended', unitId, personId, why: text }],
    },
    Criticised: {
      evolve: onIssued(criticised),
      recipients: wholeUnit,
      message: null,
      points: ({ data: { unitId, personId, text, falseReport } }) =>
        falseReport ? [{ rule: 'falseReport', unitId, personId, why: text }] : [],
    },
  },
  todos: {},
  steps: [],
}
