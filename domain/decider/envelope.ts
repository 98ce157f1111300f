import { instant, nullable, object, oneOf } from '../contract/schema'
import { ROLES } from '../roles'
import { facts, flag, id, many, text } from './shapes'

const named = (by: string) => ({ required: [by], properties: { [by]: {} } })

/** What an event has around its facts; which these are, a decider says by its kind. Until subjects came, an event named its matter as `matterId`, and is sealed so. */
export const envelopeSchema = {
  ...object(
    {
      _id: id,
      subject: facts({ kind: id, id }),
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
      turns: many(facts({ kind: id, partId: nullable(id), to: many(id), up: flag })),
    },
    ['_id', 'seq', 'at', 'actor', 'prevHash', 'hash', 'type', 'data'],
  ),
  oneOf: [named('subject'), named('matterId')],
} as const
