import { instant, limit, nullable, oneOf } from '../../contract/schema'
import { count, facts, factsSince, flag, id, many, text } from '../../decider/shapes'

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

/** What stops have cost a clock (domain/clock/stop.ts). */
export const owed = facts({ base: instant, ms: count })

const receipt = factsSince(
  {
    start: instant,
    limit: nullable(limit),
    skipped: namedDays,
    shifted: namedDays,
    suspensions: many(factsSince({ from: instant, to: nullable(instant), reason: text }, { until: instant })),
    extensions: many(
      factsSince(
        { at: instant, from: instant, to: instant, reason: text },
        { how: oneOf(['extended', 'returned', 'set']) },
      ),
    ),
    calendarVersion: count,
  },
  { owed, provisional: flag },
)

export const deadline = facts({ dueAt: instant, version: count, receipt })

export const expected = nullable(factsSince({ ordinal: count, dueAt: instant }, { owed }))

/** Moments that moved, each by what it belongs to. */
export const moments = many(facts({ id, dueAt: instant }))

/** Where an assignment's clock runs on, with what hangs on it. */
export const clock = facts({ due: deadline, tasks: moments, milestones: moments, next: expected })

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
