import { instant, limit, nullable, object, oneOf } from '../../contract/schema'

/** What events say is built of these. Texts may be any: what a text may hold is asked of the command. */
export const id = { type: 'string', minLength: 1 } as const

export const text = { type: 'string' } as const

export const flag = { type: 'boolean' } as const

export const count = { type: 'integer', minimum: 0 } as const

export const many = <const I extends object>(items: I) => ({ type: 'array', items }) as const

const fileRef = object(
  {
    fileId: id,
    name: text,
    type: text,
    size: count,
    sha256: text,
    origin: oneOf(['camera', 'album', 'document']),
  },
  ['fileId', 'name', 'type', 'size', 'sha256', 'origin'],
)

export const files = many(fileRef)

const namedDays = many(object({ date: text, name: text }, ['date', 'name']))

const receipt = object(
  {
    start: instant,
    limit: nullable(limit),
    skipped: namedDays,
    shifted: namedDays,
    suspensions: many(object({ from: instant, to: nullable(instant), reason: text }, ['from', 'to', 'reason'])),
    extensions: many(object({ at: instant, from: instant, to: instant, reason: text }, ['at', 'from', 'to', 'reason'])),
    calendarVersion: count,
  },
  ['start', 'limit', 'skipped', 'shifted', 'suspensions', 'extensions', 'calendarVersion'],
)

export const deadline = object({ dueAt: instant, version: count, receipt }, ['dueAt', 'version', 'receipt'])

export const expected = nullable(object({ ordinal: count, dueAt: instant }, ['ordinal', 'dueAt']))

export const assignment = object(
  {
    id,
    kind: oneOf(['lead', 'co']),
    unitId: id,
    frontId: id,
    part: text,
    signIn: deadline,
    objectionUntil: instant,
    due: deadline,
    reporting: expected,
  },
  ['id', 'kind', 'unitId', 'frontId', 'part', 'signIn', 'objectionUntil', 'due', 'reporting'],
)

/** Just these fields, all of them there. */
export const facts = <const P extends object>(properties: P) =>
  object(properties, Object.keys(properties) as (keyof P & string)[])

export const reason = facts({ reason: text })
