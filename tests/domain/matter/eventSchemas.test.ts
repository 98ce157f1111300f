import type { FromSchema } from 'json-schema-to-ts'
import type { eventSchemas } from '../../../domain/matter/eventSchemas'
import type { EventData, EventType } from '../../../domain/matter/events'
import { eventFault } from '../../../server/validation'
import { law } from './law'
import { live } from './lives'

type Schemas = typeof eventSchemas
/** Kinds of events whose schema and type say different things. */
type Drifted = {
  [T in EventType]: [FromSchema<Schemas[T]>, EventData[T]] extends [EventData[T], FromSchema<Schemas[T]>] ? never : T
}[EventType]
/** The compiler refuses this line while there is one. */
const drifted: [Drifted] extends [never] ? null : Drifted = null

law('every event that is ever decided fits the schema of its kind, also after it was stored', (moves, rules) => {
  const { world } = live(moves, rules)
  for (const event of JSON.parse(JSON.stringify(world.events)))
    expect([event.type, eventFault(event)]).toEqual([event.type, drifted])
})
