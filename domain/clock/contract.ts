import { command, forDistrict, localDate, localTime, nullable, object, query, text, whole } from '../contract/schema'
import { OFFICE } from '../roles'
import type { Instant } from './time'

/** A running clock that a new calendar would put elsewhere. Saving moves none (docs/domain.md, section 4). */
export interface WouldMove {
  matterId: string
  assignmentId: string
  /** As `matter.setDue` names it. */
  moment: 'due' | 'signIn'
  /** Another moment of this unit's is proposed and waits for its approval. */
  proposed: boolean
  number: string
  title: string
  unitId: string
  unitName: string
  from: Instant
  to: Instant
}

const namedDays = {
  type: 'object',
  maxProperties: 120,
  propertyNames: localDate,
  additionalProperties: text(1, 20),
} as const

export const clockOperations = {
  'calendar.get': query('anyone', object({}, [])),
  /** What changes of calendar would move and nobody has moved: for the office to decide. */
  'calendar.wouldMove': query(forDistrict(...OFFICE), object({}, [])),
  /**
   * Writes one year of the calendar as a new version; with `dryRun` only lists what would move.
   * `holidays` and `shiftedWorkdays` null: the State Council's own days for that year, refused when unknown; where it is
   * `provisional` the days that can be computed. A real year replaces a provisional one and never the other way round.
   */
  'calendar.saveYear': command(
    forDistrict(...OFFICE),
    object(
      {
        year: whole(2004, 2100),
        holidays: nullable(namedDays),
        shiftedWorkdays: nullable(namedDays),
        provisional: { type: 'boolean' },
        dryRun: { type: 'boolean' },
      },
      ['year', 'holidays', 'shiftedWorkdays', 'provisional', 'dryRun'],
    ),
  ),
  'calendar.saveHours': command(
    forDistrict('chiefOfficer'),
    object(
      {
        workingHours: {
          type: 'array',
          minItems: 1,
          maxItems: 3,
          items: object({ from: localTime, to: localTime }, ['from', 'to']),
        },
      },
      ['workingHours'],
    ),
  ),
} as const
