import { join } from 'node:path'
import { openStore } from '../../../../local/embedded/store'
import { manifest } from '../../../../server/collections'
import type { Findings } from '../findings'
import type { Journal } from '../journal'
import { checkFiles, type FileFigures } from './files'
import { checkIndexRows } from './indexRows'
import { checkMatters, type Depth } from './matters'
import { checkPromises } from './promises'

export interface Checked extends FileFigures {
  events: number
  indexRows: number
}

/** Looks over everything that a stopped or killed host has left in its directory. */
export async function checkDirectory(
  directory: string,
  journal: Journal,
  findings: Findings,
  depth: Depth = { exact: true },
): Promise<Checked> {
  const store = await openStore({ directory: join(directory, 'store'), manifest })
  try {
    const events = await checkMatters(store, findings, depth)
    await checkPromises(store, events, journal, findings)
    const files = await checkFiles(store, join(directory, 'files'), findings)
    return { events: events.length, indexRows: await checkIndexRows(join(directory, 'store'), findings), ...files }
  } finally {
    await store.close()
  }
}
