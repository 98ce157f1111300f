import { addMs, at, type Instant, localDate } from '../clock/time'
import { type Actor, actingRole, subjectOfUnit } from '../people/actor'
import type { Unit } from '../people/person'
import type { Role } from '../people/roles'
import { UNIT_READERS } from './contract'

/** Whether a person may read a unit's points as they come. */
export const readsUnit = (actor: Actor, unit: Unit): boolean =>
  actingRole(actor, UNIT_READERS, () => subjectOfUnit(unit)) !== undefined

const readsUnits = ({ roles }: Pick<Actor, 'roles'>): boolean =>
  roles.some(({ role }) => (UNIT_READERS as readonly Role[]).includes(role))

/** Whether a person may read the points of every unit once their month is over: what is still to come is no result. */
export const readsResults = (actor: Actor): boolean => actingRole(actor, ['personnel'], () => 'district') !== undefined

/** The month that a moment falls in, in Shanghai: `2026-10`. */
export const periodAt = (now: Instant): string => localDate(now).slice(0, 7)

/** The first moment of the present month: whatever counts in an earlier one came before it. */
export const presentMonth = (now: Instant): Instant => at(`${periodAt(now)}-01`, '00:00')

/** The last moment whose month there is anything to read of, for that person: now, or the end of the month before. */
export const latestReadable = (actor: Pick<Actor, 'roles'>, now: Instant): Instant =>
  readsUnits(actor) ? now : addMs(presentMonth(now), -1)
