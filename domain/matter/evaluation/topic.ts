import type { UnsealedOf } from '../../decider/event'
import { type Address, toPerson, toUnitRole } from '../../people/address'
import { onIssued } from '../base/follow'
import type { Topic } from '../base/topic'
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
      evolve: onIssued(readBy),
      recipients: named,
      message: null,
      points: ({ data: { unitId, personId, text, falseReport } }) =>
        falseReport ? [{ rule: 'falseReport', unitId, personId, why: text }] : [],
    },
  },
  todos: {},
  steps: [],
}
