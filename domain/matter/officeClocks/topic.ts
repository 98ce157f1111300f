import type { UnsealedOf } from '../../decider/event'
import type { Address } from '../../people/address'
import { CHIEF, leadersOf, ratifiersOf } from '../base/addressees'
import { doesNotFollow } from '../base/follow'
import { inCharge, starterOf } from '../base/recipients'
import type { Topic } from '../base/topic'
import { withoutRuling } from '../objection/ruling'
import { isIssued, type Matter } from '../state/matter'
import { withReminder } from '../state/officeReminders'
import { type OfficeClockEvents, schemas } from './events'

type Reminded = OfficeClockEvents['DecisionReminded']

/** The first time an objection is late, the unit's clock comes to stand. */
const reminded = (matter: Matter | null, event: UnsealedOf<OfficeClockEvents, 'DecisionReminded'>): Matter => {
  if (matter === null) return doesNotFollow(event)
  const { at, nominalAt, data } = event
  const { assignmentId = null } = data
  const told = withReminder(matter, { ...data, assignmentId })
  return data.decision === 'decideObjection' && data.reminded === 'officer' && assignmentId !== null && isIssued(told)
    ? withoutRuling(told, assignmentId, nominalAt ?? at)
    : told
}

const alsoTold: Readonly<Record<Reminded['reminded'], (matter: Matter) => Address[]>> = {
  officer: inCharge,
  chief: () => [CHIEF],
  leader: (matter) => [...leadersOf(matter), ...starterOf(matter)],
}

/**
 * The office's clocks 督查室时限: what waits for it and is late is brought up with the officer in charge, then with the
 * chief, then with the leader (docs/domain.md, section 4). Nothing of it is the unit's. Its steps look at the to-dos of
 * all topics (lateSteps.ts).
 */
export const topic: Topic<OfficeClockEvents> = {
  schemas,
  events: {
    DecisionReminded: {
      evolve: reminded,
      recipients: (matter, { data }) => [
        ...data.to,
        ...alsoTold[data.reminded](matter),
        ...(data.decision === 'ratifyIssue' ? ratifiersOf(matter) : []),
      ],
      message: 'due',
      beside: true,
      points: null,
    },
  },
  todos: {},
  steps: [],
}
