import type { Random } from '../../../local/host/demo/random'
import type { SmallDisk } from '../../smallDisk'
import type { Client, Reply } from './client'
import type { Findings } from './findings'
import type { Host } from './host'
import { type Checked, checkDirectory } from './integrity/check'
import type { Journal } from './journal'
import { whileWriting } from './kills'

export interface FullDiskSizes {
  writers: number
  /** How often it is filled to the last byte and freed again. */
  times: number
}

interface Around {
  host: Host
  disk: SmallDisk
  client: Client
  journal: Journal
  findings: Findings
  random: Random
}

const turn = () => new Promise((resolve) => setTimeout(resolve, 10))

/** Full: what writes is refused by name, what reads goes on, and readiness says so. Then room again, without a restart. */
async function fillAndFree({ disk, client, journal, findings }: Around): Promise<void> {
  disk.fill()
  const refusedBefore = journal.waited.get('NO_SPACE') ?? 0
  while ((journal.waited.get('NO_SPACE') ?? 0) < refusedBefore + 5 && findings.count === 0) await turn()
  const read = await client.call('officer', 'matter.list', { limit: 20 })
  if (read === 'lost' || !read.ok) findings.add('with a full disk a read was refused', read)
  await status(client, '/health', 200, findings)
  await status(client, '/ready', 503, findings)
  disk.makeRoom()
  const aim = journal.commands.length + 20
  while (journal.commands.length < aim && findings.count === 0) await turn()
}

async function status(client: Client, path: string, right: number, findings: Findings): Promise<void> {
  const reply: Reply = await client.send(path)
  if (reply === 'lost' || reply.status !== right)
    findings.add(`with a full disk ${path} did not answer ${right}`, reply)
}

/** A host on a file system that fills up again and again under writing clients; killed once while it is full. */
export async function fillAgainAndAgain(around: Around, { writers, times }: FullDiskSizes): Promise<Checked> {
  const { host, disk, journal, findings } = around
  await host.start()
  await whileWriting(around, writers, async () => {
    const aim = journal.commands.length + 30
    while (journal.commands.length < aim && findings.count === 0) await turn()
    for (let i = 0; i < times && findings.count === 0; i++) await fillAndFree(around)
    disk.fill()
    await host.kill()
    await host.start().catch((error: Error) => findings.add('no start on a full disk', error.message))
    disk.makeRoom()
    const end = journal.commands.length + 10
    while (journal.commands.length < end && findings.count === 0) await turn()
  })
  await host.stop()
  return checkDirectory(host.directory, journal, findings)
}
