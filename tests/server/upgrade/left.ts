import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { at } from '../../../domain/clock/time'
import { type IssuedMatter, isIssued } from '../../../domain/matter/state/matter'
import { openFiles } from '../../../local/embedded/files'
import { openStore } from '../../../local/embedded/store'
import { manifest } from '../../../server/collections'
import type { Store } from '../../../server/ports'
import { Harness } from '../harness'
import { type Before, plant } from './before'

const NOW = at('2026-04-13', '10:00')

const opened: { store: Store; folder: string }[] = []
afterEach(async () => {
  for (const { store, folder } of opened.splice(0)) {
    await store.close()
    await rm(folder, { recursive: true, force: true })
  }
})

/** A store that the older version has left, and the application of today over it. */
export const left = async (step: Before = 1, now = NOW): Promise<Harness> => {
  const folder = await mkdtemp(join(tmpdir(), 'zhidu-upgrade-'))
  const store = await openStore({ directory: join(folder, 'store'), manifest })
  opened.push({ store, folder })
  await plant(store, step)
  return Harness.over(store, await openFiles({ directory: join(folder, 'files') }), folder, now)
}

/** The issued matter that a search finds first. */
export const open = async (h: Harness, search: string): Promise<IssuedMatter> => {
  const { items } = await h.tell('chief', 'matter.list', { limit: 50, search })
  const { matter } = await h.tell('chief', 'matter.get', { matterId: String(items[0]?.id) })
  if (!isIssued(matter)) throw new Error(`${search} is not issued`)
  return matter
}
