import { deadlineAnswer } from '../../clock/answers'
import { among, count, fields, flag, many, mapOf, moment, orNull, saying, string } from '../../contract/answer'
import type { Shaped } from '../../contract/schema'
import type { EventActor } from '../../decider/event'
import type { Names } from '../../decider/telling'
import { ROLES } from '../../people/roles'
import { SOURCES, URGENCIES } from '../../rules/kinds'
import type { Verdict } from '../../trail/verdict'
import { envelopeSchema, eventSchemas } from '../eventSchemas'
import { CATEGORIES, MATTER_STATUSES } from '../state/words'
import type { LightCounts, MatterRow, Preview, PreviewUnit, ShownEvent } from '../views'

/** What queries on matters answer, beside the matter itself. */
export const namesAnswer: Shaped<Names> = mapOf(string)

export const rowAnswer = fields<MatterRow>({
  id: string,
  number: orNull(string),
  title: string,
  status: among(MATTER_STATUSES),
  source: among(SOURCES),
  category: among(CATEGORIES),
  urgency: among(URGENCIES),
  level: among([1, 2, 3]),
  leadUnitId: string,
  coUnitIds: many(string),
  officerId: string,
  open: flag,
  dueAt: orNull(moment),
  yellowAt: orNull(moment),
  overdueAt: orNull(moment),
  issuedAt: orNull(moment),
  lastAt: moment,
  reportCount: count,
  lastReport: orNull(string),
})

const lights = { green: count, yellow: count, red: count, grey: count, total: count }
export const lightCountsAnswer = fields<LightCounts>(lights)
export const groupAnswer = fields<LightCounts & { id: string; name: string }>({ ...lights, id: string, name: string })

const when = (condition: object, consequence: object) => ({ anyOf: [{ not: condition }, consequence] })
const damaged = { required: ['damaged'], properties: { damaged: { const: true } } }
const whole = { not: damaged }

/** Nobody acted, as far as one can tell, in an event whose envelope is broken. */
const actorAnswer = fields<EventActor>({ personId: string, name: string, unitId: string, role: orNull(among(ROLES)) })

/** Facts as each kind of event has them, none of one whose stored form is broken. */
export const eventAnswer = saying<ShownEvent>({
  ...envelopeSchema,
  properties: { ...envelopeSchema.properties, actor: actorAnswer, damaged: { const: true } },
  allOf: [
    when(damaged, { properties: { data: { maxProperties: 0 } } }),
    when(whole, { properties: { type: { enum: Object.keys(eventSchemas) }, actor: envelopeSchema.properties.actor } }),
    ...Object.entries(eventSchemas).map(([type, data]) =>
      when({ ...whole, properties: { type: { const: type } } }, { properties: { data } }),
    ),
  ],
})

export const previewAnswer = fields<Preview>({
  units: many(
    fields<PreviewUnit>({
      unitId: string,
      name: string,
      kind: among(['lead', 'co']),
      signIn: deadlineAnswer,
      objectionUntil: moment,
      due: deadlineAnswer,
      reports: count,
      openMatters: orNull(count),
    }),
  ),
  told: many(string),
  approver: among(['chiefOfficer', 'leader', 'none']),
})

export const verdictAnswer = fields<Verdict>({
  intact: flag,
  events: count,
  brokenAt: orNull(count),
  why: orNull(among(['gap', 'link', 'hash', 'form', 'head', 'state', 'time'])),
  head: string,
})
