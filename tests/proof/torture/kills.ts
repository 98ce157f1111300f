import type { Random } from '../../../local/host/demo/random'
import { type Client, isSurprise } from './client'
import { UNITS } from './district'
import type { Findings } from './findings'
import type { Host } from './host'
import { type Checked, checkDirectory } from './integrity/check'
import type { Journal } from './journal'
import { Writer } from './writer'

export interface KillSizes {
  writers: number
  kills: number
  /** The directory is looked over after each so many kills, and at the end. */
  checkEvery: number
}

interface Around {
  host: Host
  client: Client
  journal: Journal
  findings: Findings
  random: Random
}

const LEADING = UNITS.filter((unit) => unit !== 'office')
/** Commands acknowledged between two kills: from the first one after a start to many. */
const MOST_COMMANDS = 120

const turn = () => new Promise((resolve) => setTimeout(resolve, 5))

/** Time passes while writers write, so that the sweep writes too. Ends with them. */
async function passTime(client: Client, isOver: () => boolean, findings: Findings): Promise<number> {
  let moves = 0
  while (!isOver()) {
    const reply = await client.post('/demo/clock', { advance: 'PT8H' })
    if (reply !== 'lost' && isSurprise(reply)) findings.add(`the clock's door answered ${reply.code}`, reply)
    if (reply !== 'lost') moves++
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  return moves
}

/** So many writers and the passing of time around `work`; answers how often time passed. */
export async function whileWriting(
  { client, journal, findings, random }: Omit<Around, 'host'>,
  writers: number,
  work: () => Promise<void>,
): Promise<number> {
  let over = false
  const isOver = () => over
  const writing = Array.from({ length: writers }, (_, i) =>
    new Writer(String(LEADING[i % LEADING.length]), { client, journal, findings, random, isOver }).run(),
  )
  const passing = passTime(client, isOver, findings)
  try {
    await work()
  } finally {
    over = true
    await Promise.allSettled(writing)
  }
  return passing
}

/** Waits until so many more commands have been acknowledged. */
async function more(journal: Journal, commands: number, findings: Findings): Promise<void> {
  const aim = journal.commands.length + commands
  while (journal.commands.length < aim && findings.count === 0) await turn()
}

/**
 * SIGKILL to the whole host again and again under writing clients, uploads and sweeps. After each so many kills everything
 * is looked over while the host is down; it must start again every time.
 */
export async function killAgainAndAgain(
  around: Around,
  { writers, kills, checkEvery }: KillSizes,
): Promise<{ checked: Checked; moves: number }> {
  const { host, journal, findings, random } = around
  await host.start()
  const moves = await whileWriting(around, writers, async () => {
    for (let kill = 1; kill <= kills && findings.count === 0; kill++) {
      await more(journal, 1 + random.whole(0, MOST_COMMANDS), findings)
      await host.kill()
      if (kill % checkEvery === 0) await checkDirectory(host.directory, journal, findings)
      await host.start()
    }
    await more(journal, 10, findings)
  })
  await host.stop()
  return { checked: await checkDirectory(host.directory, journal, findings), moves }
}
