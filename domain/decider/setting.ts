import type { Calendar } from '../clock/calendar'
import type { Instant } from '../clock/time'
import type { Directory } from '../people/person'
import type { RulePack } from '../rules/pack'

/** What every rule may look at beside its subject. Whoever needs less says so with `Pick`. */
export interface Setting {
  now: Instant
  calendar: Calendar
  directory: Directory
  /** The pack that the subject keeps, or the one in force. */
  rules: RulePack
}
