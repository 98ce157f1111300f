import type { Decider, Life } from './decider'
import type { EventOf } from './event'

/** Every person and unit id that an event's sentence names, and whose step it was. */
export const namesIn = <S extends Life, E>(decider: Decider<S, E>, event: EventOf<E>): string[] => {
  const ids: string[] = [event.actor.personId, event.actor.unitId]
  decider.tell(event, (id) => {
    ids.push(id)
    return id
  })
  return ids.filter((id) => id !== '')
}
