import { instant, nullable, object, oneOf } from '../contract/schema'
import { facts, flag, id, text } from '../decider/shapes'
import { joined } from '../joined'
import { ROLES } from '../people/roles'
import { topics } from './topics'

/** Each kind of event with the form of what it says. */
export const eventSchemas = joined(Object.values(topics).map(({ schemas }) => schemas))

/** What an event has around its facts; which these are, `eventSchemas` says by its kind. */
export const envelopeSchema = object(
  {
    _id: id,
    matterId: id,
    seq: { type: 'integer', minimum: 1 },
    at: instant,
    actor: facts({ personId: id, name: text, unitId: text, role: nullable(oneOf(ROLES)) }),
    prevHash: text,
    hash: text,
    type: id,
    data: { type: 'object' },
    nominalAt: instant,
    stepKey: id,
    caughtUp: flag,
  },
  ['_id', 'matterId', 'seq', 'at', 'actor', 'prevHash', 'hash', 'type', 'data'],
)
