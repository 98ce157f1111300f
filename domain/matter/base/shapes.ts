import { instant, limit, nullable, oneOf } from '../../contract/schema'
import { count, facts, id, many, text } from '../../decider/shapes'

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
