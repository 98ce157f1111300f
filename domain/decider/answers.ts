import { among, fields, orNull, saying, string } from '../contract/answer'
import { ROLES } from '../roles'
import { envelopeSchema } from './envelope'
import type { EventActor, ShownOf } from './event'

const when = (condition: object, consequence: object) => ({ anyOf: [{ not: condition }, consequence] })
const damaged = { required: ['damaged'], properties: { damaged: { const: true } } }
const whole = { not: damaged }

/** Nobody acted, as far as one can tell, in an event whose envelope is broken. */
const actorAnswer = fields<EventActor>({ personId: string, name: string, unitId: string, role: orNull(among(ROLES)) })

/** Facts as each kind of event has them, none of one whose stored form is broken. */
export const shownEvent = <E>(schemas: Readonly<Record<keyof E & string, object>>) =>
  saying<ShownOf<E>>({
    ...envelopeSchema,
    properties: { ...envelopeSchema.properties, actor: actorAnswer, damaged: { const: true } },
    allOf: [
      when(damaged, { properties: { data: { maxProperties: 0 } } }),
      when(whole, { properties: { type: { enum: Object.keys(schemas) }, actor: envelopeSchema.properties.actor } }),
      ...Object.entries<object>(schemas).map(([type, data]) =>
        when({ ...whole, properties: { type: { const: type } } }, { properties: { data } }),
      ),
    ],
  })
