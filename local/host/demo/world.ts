import { addWorkingDays, type Calendar, ifYearKnown, workingDayFrom } from '../../../domain/clock/calendar'
import { addMs, at, epochMs, type Instant, localDate, localTime } from '../../../domain/clock/time'
import type { FileOrigin } from '../../../domain/evidence/file'
import type { Matter } from '../../../domain/matter/state/matter'
import type { Person, Unit } from '../../../domain/people/person'
import { isRefusal } from '../../../domain/refusal'
import type { Role } from '../../../domain/roles'
import type { App } from '../../../server/app'
import type { Caller } from '../../../server/caller'
import { storeFile } from '../../../server/operations/evidence/storeFile'
import { stateOf } from '../../../server/operations/subject/kept'
import type { DirectorySnapshot } from '../../../server/reference'
import type { Random } from './random'

/** After every moment there can be: what would come then does not happen. */
export const NEVER: Instant = '9999-12-31T00:00:00.000Z'

const MINUTE_MS = 60_000
const LAST_HOUR = '17:00'

/** The district as the script's people find it: who is who, and when the office is open. */
export class World {
  private papers = 0

  constructor(
    readonly app: App,
    readonly clock: { set(now: Instant): void },
    readonly directory: DirectorySnapshot,
    readonly calendar: Calendar,
    readonly end: Instant,
  ) {}

  unit(shortName: string): Unit {
    const unit = this.directory.units.find((each) => each.shortName === shortName)
    if (!unit) throw new Error(`no unit ${shortName}`)
    return unit
  }

  caller(personId: string | null): Caller {
    const person = personId === null ? undefined : this.directory.person(personId)
    if (!person) throw new Error(`no person ${personId}`)
    return { sessionId: 'demo', personId: person._id, name: person.name, unitId: person.unitId, roles: person.roles }
  }

  /** Everyone in the role, of the unit when one is named, in the directory's order. */
  people(role: Role, unitId?: string): Person[] {
    return this.directory.people.filter(
      (person) =>
        (unitId === undefined || person.unitId === unitId) && person.roles.some((grant) => grant.role === role),
    )
  }

  /** The number of the next paper that a matter rests on. */
  nextPaper(): number {
    this.papers += 1
    return this.papers
  }

  async matter(matterId: string): Promise<Matter> {
    const matter = await stateOf<Matter>({ kind: 'matter', id: matterId }, this.app.ports.store)
    if (!matter) throw new Error(`no matter ${matterId}`)
    return matter
  }

  /** An office hour of the n-th working day after `from`; on the same day at least half an hour later. */
  moment(from: Instant, workingDays: number, random: Random): Instant {
    if (workingDays === 0) return this.minutesLater(from, random.whole(30, 90))
    return (
      ifYearKnown(() => {
        const day = addWorkingDays(this.calendar, localDate(from), workingDays)
        return addMs(at(day, '09:05'), random.whole(0, 7 * 60) * MINUTE_MS + random.whole(0, 59_999))
      }) ?? NEVER
    )
  }

  /** So many minutes later, or at the beginning of the next working day when the office has closed by then. */
  minutesLater(from: Instant, minutes: number): Instant {
    const later = addMs(from, minutes * MINUTE_MS)
    return (
      ifYearKnown(() => {
        const day = localDate(from)
        const sameDay =
          localDate(later) === day && localTime(later) < LAST_HOUR && workingDayFrom(this.calendar, day) === day
        return sameDay ? later : addMs(at(addWorkingDays(this.calendar, day, 1), '09:05'), minutes * MINUTE_MS * 0.5)
      }) ?? NEVER
    )
  }

  /** An office hour about where `share` of the time between two moments has passed. */
  between(from: Instant, to: Instant, share: number, random: Random): Instant {
    const moment = addMs(from, (epochMs(to) - epochMs(from)) * share)
    return (
      ifYearKnown(() => {
        const day = workingDayFrom(this.calendar, localDate(moment))
        return addMs(at(day, '09:10'), random.whole(0, 6 * 60) * MINUTE_MS + random.whole(0, 59_999))
      }) ?? NEVER
    )
  }

  async upload(caller: Caller, name: string, origin: FileOrigin, bytes: Buffer): Promise<string> {
    const source = (async function* () {
      yield bytes
    })()
    const file = await storeFile(this.app.ports, caller, { name, origin, source })
    if (isRefusal(file)) throw new Error(`${name} was not stored: ${file.code}`)
    return file.fileId
  }
}
