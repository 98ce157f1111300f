import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Random } from '../../../local/host/demo/random'
import { mountSmallDisk, type SmallDisk } from '../../smallDisk'
import { Client } from './client'
import { PEOPLE, settle, UNITS } from './district'
import { Findings } from './findings'
import { fillAgainAndAgain } from './fullDisk'
import type { Pool } from './fuzz/input'
import { fuzzOperations, type Tally } from './fuzz/operations'
import { fuzzRoutes } from './fuzz/routes'
import { Host } from './host'
import { checkDirectory } from './integrity/check'
import { Journal } from './journal'
import { killAgainAndAgain } from './kills'

export interface TortureSizes {
  /** Folder of the repository with `dist/host`, built. */
  root: string
  seed: number
  kills: number
  writers: number
  checkEvery: number
  /** Calls of each operation. */
  fuzz: number
  routes: number
  /** How often the small disk is filled; 0 leaves it out. */
  fills: number
}

/** What was done and how it went, in figures; nothing was lost where `findings` is empty. */
export interface TortureResult {
  figures: Record<string, unknown>
  findings: string[]
}

type Figures = Record<string, unknown>

const table = (tally: Tally): object => Object.fromEntries([...tally].sort(([, a], [, b]) => b - a))

/** Ids of what the writers have left, and of the directory. */
const poolOf = (journal: Journal): Pool => ({
  matter: [...new Set(journal.commands.map(({ matterId }) => matterId))].slice(-50),
  file: journal.files.slice(-50).map(({ fileId }) => fileId),
  person: PEOPLE,
  unit: UNITS,
  front: ['f1', 'f2'],
  assignment: ['A1'],
})

const writing = ({ commands, files, repeated, waited }: Journal): Figures => ({
  commands: commands.length,
  repeated,
  uploads: files.length,
  waited: Object.fromEntries(waited),
})

/**
 * Tortures the built host: kills under writers, then hostile input to every operation and route, then a disk that fills
 * up. After each everything that it keeps is looked over.
 */
export async function torture(
  sizes: TortureSizes,
  say: (line: string) => void = () => undefined,
): Promise<TortureResult> {
  const folder = mkdtempSync(join(tmpdir(), 'zhidu-torture-'))
  const [findings, random] = [new Findings(), new Random(sizes.seed)]
  const figures: Figures = { seed: sizes.seed }
  try {
    const journal = new Journal()
    const host = new Host(join(folder, 'data'), sizes.root)
    await settle(host)
    const client = new Client(host)
    say(`${sizes.kills} kills under ${sizes.writers} writers`)
    const { checked, moves } = await killAgainAndAgain({ host, client, journal, findings, random }, sizes)
    figures.kills = { kills: host.kills, sweeps: moves, ...writing(journal), ...checked }
    say('hostile input to every operation and route')
    await host.start()
    figures.fuzz = table(await fuzzOperations(client, poolOf(journal), sizes.fuzz, random, findings))
    figures.routes = table(await fuzzRoutes(client, sizes.routes, random, findings))
    await host.stop()
    figures.afterFuzz = await checkDirectory(host.directory, new Journal(), findings, { exact: false })
    for (const death of host.deaths) findings.add('the host died', death)
    if (sizes.fills > 0) figures.fullDisk = await fullDisk(sizes, { findings, random }, say)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return { figures, findings: findings.lines() }
}

/** Null where this system lets nobody mount: then it is said that nothing was proved. */
function smallDisk(): SmallDisk | null {
  try {
    return mountSmallDisk(400)
  } catch {
    return null
  }
}

async function fullDisk(
  { root, writers, fills }: TortureSizes,
  around: { findings: Findings; random: Random },
  say: (line: string) => void,
): Promise<Figures | string> {
  const disk = smallDisk()
  if (!disk) return 'not proved: nothing can be mounted here'
  say(`a small disk filled ${fills} times`)
  // A directory below: what fills the disk is no part of the data.
  const host = new Host(join(disk.directory, 'data'), root)
  const journal = new Journal()
  try {
    await settle(host)
    const client = new Client(host)
    const checked = await fillAgainAndAgain({ host, disk, client, journal, ...around }, { writers, times: fills })
    for (const death of host.deaths) around.findings.add('the host died on a full disk', death)
    return { fills, ...writing(journal), ...checked }
  } finally {
    await host.stop()
    disk.remove()
  }
}
