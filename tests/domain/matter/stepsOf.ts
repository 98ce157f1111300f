import { at } from '../../../domain/clock/time'
import { nextAlarmAt } from '../../../domain/decider/consequences'
import { matterDecider } from '../../../domain/matter/decider'
import { World, within } from '../world'

/** When the timer would next look at a matter. */
export const alarm = (world: World) => nextAlarmAt(matterDecider, world.issued, world)

/** Keys of the unit's steps. */
export const keys = (world: World) =>
  world.events.flatMap(({ type, stepKey }) => (type === 'DecisionReminded' ? [] : (stepKey ?? [])))

/** What the timer recorded of the unit: type and nominal moment. Reminders of the office are not the unit's. */
export const ofUnit = (world: World) => world.timed().filter(([type]) => type !== 'DecisionReminded')

/** Five working days from the start. */
export const DUE = at('2026-03-09', '17:30')

/** A matter just overdue. */
export const red = () => new World().start(within(5)).at('2026-03-09', '17:31').sweep()
