import { subjectIdOf, type UnsealedOf } from '../../decider/event'
import { doesNotFollow } from '../base/follow'
import { inCharge } from '../base/recipients'
import type { Topic } from '../base/topic'
import { draftBorn } from '../state/drafts'
import type { Matter } from '../state/matter'
import { type StartingEvents, schemas } from './events'

/** He is nobody's officer: who takes it up is in charge. */
const started = (event: UnsealedOf<StartingEvents, 'MatterStarted'>): Matter => {
  const { actor, at, seq: version, data } = event
  const { content, frontIds, words, unitId } = data
  return draftBorn({
    ...{ id: subjectIdOf(event), version, at, content, frontIds },
    officerId: actor.personId,
    officerRole: 'officer',
    startedBy: { personId: actor.personId, at, words, unitId, stage: 'waiting' },
  })
}

/** A leader starts a matter 领导交办. What follows for the office is drafting's (prepareDraft). */
export const topic: Topic<StartingEvents> = {
  schemas,
  events: {
    MatterStarted: {
      evolve: (matter, event) => (matter === null ? started(event) : doesNotFollow(event)),
      recipients: inCharge,
      message: 'todo',
      points: null,
    },
  },
  todos: {},
  steps: [],
}
