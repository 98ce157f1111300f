import { eventSchemas } from '../../../domain/matter/eventSchemas'
import { eventFault } from '../../../server/validation'
import { law } from './law'
import { live } from './lives'

law('every event that is ever decided fits the schema of its kind, also after it was stored', (moves, rules) => {
  const { world } = live(moves, rules)
  for (const event of JSON.parse(JSON.stringify(world.events)))
    expect([event.type, eventFault(event, eventSchemas)]).toEqual([event.type, null])
})
