import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Instant } from '../../../domain/clock/time'
import { epochMs } from '../../../domain/clock/time'
import type { OperationName } from '../../../domain/contract'
import { mayAnywhere } from '../../../domain/rights'
import { openStore } from '../../../local/embedded/store'
import { manifest } from '../../../server/collections'
import { nextVersion } from '../../../server/reference'
import { fronts, people, units } from '../../domain/district'
import type { Host } from './host'

/** A Monday with most of the year's calendar still ahead. */
const BEGINS: Instant = '2026-03-02T01:00:00.000Z'

/** Makes the host's blank directory the small district of the tests, on a Monday morning in March. The host is stopped after it. */
export async function settle(host: Host): Promise<void> {
  await host.start()
  await host.stop()
  const store = await openStore({ directory: join(host.directory, 'store'), manifest })
  await store.transact(async (tx) => {
    for (const unit of units) await tx.put('units', unit)
    for (const front of fronts) await tx.put('fronts', front)
    for (const person of people) await tx.put('people', person)
    await nextVersion(tx, 'directory')
  })
  await store.close()
  const aheadMs = epochMs(BEGINS) - Date.now()
  writeFileSync(join(host.directory, 'demo-clock.json'), JSON.stringify({ aheadMs }))
}

export const PEOPLE = people.map(({ _id }) => _id)
/** Who may call an operation at all. */
export const whoMay = (operation: OperationName): string[] =>
  people.filter((person) => mayAnywhere(person, operation)).map(({ _id }) => _id)

export const UNITS = units.map(({ _id }) => _id)
