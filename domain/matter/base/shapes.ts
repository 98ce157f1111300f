import { instant, limit, nullable, object, oneOf } from '../../contract/schema'

/** What events say is built of these. Texts may be any: what a text may hold is asked of the command. */
export const id = { type: 'string', minLength: 1 } as const

export const text = { type: 'string' } as const

export const flag = { type: 'boolean' } as const

export const count = { type: 'integer', minimum: 0 } as const

export const many = <const I extends object>(items: I) => ({ type: 'array', items }) as const

/** Just these fields, all of them there. */
export const facts = <const P extends object>(properties: P) =>
  object(properties, Object.keys(properties) as (keyof P & string)[])

const fileRef = facts({
  fileId: id,
  name: text,
  type: text,
  size: count,
  sha256: text,
  origin: oneOf(['camera', 'album', 'document']),
})

export const files = many(fileRef)

const namedDays = many(facts({ date: text, name: text }))

const receipt = facts({
  start: instant,
  limit: nullable(limit),
  skipped: namedDays,
  shifted: namedDays,
  suspensions: many(facts({ from: instant, to: nullable(instant), reason: text })),
  extensions: many(facts({ at: instant, from: instant, to: instant, reason: text })),
  calendarVersion: count,
})

export const deadline = facts({ dueAt: instant, version: count, receipt })

export const expected = nullable(facts({ ordinal: count, dueAt: instant }))

export const assignment = facts({
  id,
  kind: oneOf(['lead', 'co']),
  unitId: id,
  frontId: id,
  part: text,
  signIn: deadline,
  objectionUntil: instant,
  due: deadline,
  reporting: expected,
})

export const reason = facts({ reason: text })
