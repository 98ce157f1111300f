import { forParties, idOf, object, pageCursor, pageLimit, query, subject } from '../contract/schema'
import { PERIOD } from './month'

const period = { type: 'string', pattern: PERIOD.source } as const

/** A unit's month: 100 and its lines, never below 0 (docs/domain.md, section 8). */
export interface UnitMonth {
  unitId: string
  unitName: string
  period: string
  hundredths: number
  lines: number
}

/** Who reads the points of the units in their scope, any month. */
export const UNIT_READERS = [
  'leader',
  'liaison',
  'officer',
  'chiefOfficer',
  'unitChief',
  'unitHead',
  'unitSupervisor',
] as const

export const pointsQueries = {
  /**
   * Ledger lines, newest first. A unit's own people see their unit's; personnel those of months that are over,
   * discipline those of a subject that has come to it.
   */
  'points.list': query(
    forParties(...UNIT_READERS, 'discipline', 'personnel'),
    object({ unitId: idOf('unit'), subject, period, limit: pageLimit, after: pageCursor }, ['limit']),
  ),
  /** Every unit in the caller's reach with its month, in the directory's order: no ranking here. */
  'points.summary': query(forParties(...UNIT_READERS, 'personnel'), object({ period }, ['period'])),
} as const
