import { addMs, type Instant } from '../clock/time'
import { type Actor, actingRole, partiesOfUnit } from '../people/actor'
import type { Unit } from '../people/person'
import type { Role } from '../roles'
import { UNIT_READERS } from './contract'
import { presentMonth } from './month'

/** Whether a person may read a unit's points as they come. */
export const readsUnit = (actor: Actor, unit: Unit): boolean =>
  actingRole(actor, UNIT_READERS, () => partiesOfUnit(unit)) !== undefined

const readsUnits = ({ roles }: Pick<Actor, 'roles'>): boolean =>
  roles.some(({ role }) => (UNIT_READERS as readonly Role[]).includes(role))

/** Whether a person may read the points of every unit once their month is over: what is still to come is no result. */
export const readsResults = (actor: Actor): boolean => actingRole(actor, ['personnel'], () => 'district') !== undefined

/** The last moment whose month there is anything to read of, for that person: now, or the end of the month before. */
export const latestReadable = (actor: Pick<Actor, 'roles'>, now: Instant): Instant =>
  readsUnits(actor) ? now : addMs(presentMonth(now), -1)
