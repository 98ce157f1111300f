import type { Instant } from '../../../domain/clock/time'
import { command } from './commands'
import type { World } from './world'

const TOGETHER = 24

/** Two hundred at a time, as the button does. */
async function readAll(world: World, personId: string): Promise<void> {
  const caller = world.caller(personId)
  const waiting = await world.app.ports.store.count('notices', { personId, unread: true })
  for (let unread = waiting; unread > 0; ) ({ unread } = await command(world.app, caller, 'notice.markRead', {}))
}

/** Everyone has read what has come so far, as people do. */
export async function readInboxes(world: World, at: Instant): Promise<void> {
  world.clock.set(at)
  const people = [...world.directory.people]
  while (people.length > 0) await Promise.all(people.splice(0, TOGETHER).map(({ _id }) => readAll(world, _id)))
}
