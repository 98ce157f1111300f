import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { bundle, temporaryFolder } from '../../onDisk'

const folder = temporaryFolder()
const locker = bundle('tests/local/host/children/locker.ts', folder.make())

interface Contender {
  process: ChildProcess
  pid: number
  /** Its next line. */
  says(): Promise<string>
}

function contend(directory: string): Contender {
  const child = spawn(process.execPath, [locker, directory], { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return { process: child, pid: child.pid ?? 0, says: async () => String((await lines.next()).value) }
}

/** Lets all of them go at once; answers what each says. */
async function race(contenders: readonly Contender[]): Promise<string[]> {
  for (const { process } of contenders) process.stdin?.write('go\n')
  return Promise.all(contenders.map(({ says }) => says()))
}

async function kill({ process }: Contender): Promise<void> {
  const gone = once(process, 'exit')
  process.kill('SIGKILL')
  await gone
}

/** Eight that are up and wait. */
async function field(directory: string): Promise<Contender[]> {
  const contenders = Array.from({ length: 8 }, () => contend(directory))
  for (const { says } of contenders) expect(await says()).toBe('ready')
  return contenders
}

test('of eight hosts that find the lock of a killed one at once, exactly one runs, and the others name it', async () => {
  const directory = folder.make()
  writeFileSync(join(directory, 'host.lock'), JSON.stringify({ pid: 2 ** 22 - 1, began: 'long ago' }))
  for (let round = 0; round < 2; round++) {
    const contenders = await field(directory)
    const said = await race(contenders)
    const winner = contenders[said.indexOf('won')]
    expect([...said].sort()).toEqual([...Array(7).fill(`StartError ${winner?.pid}`), 'won'])
    // Killed, it leaves a stale host.lock for the next round.
    if (winner) await kill(winner)
    expect(readdirSync(directory).sort()).toEqual(['host.lock', 'lock.sqlite'])
  }
})

test('while contenders are killed, there is never more than one', async () => {
  const directory = folder.make()
  const contenders = await field(directory)
  const [first, second, ...rest] = contenders
  const racing = race(contenders)
  if (first && second) await Promise.all([kill(first), kill(second)])
  const said = await racing
  const alive = said.slice(2)
  const winners = alive.filter((each) => each === 'won').length
  // A killed one may have won before it died: the others name it, or one of them has come after it.
  expect(winners).toBeLessThanOrEqual(1)
  for (const { process } of rest) process.kill('SIGKILL')
  const late = contend(directory)
  expect(await late.says()).toBe('ready')
  for (const { process } of rest)
    if (process.exitCode === null && process.signalCode === null) await once(process, 'exit')
  expect(await race([late])).toEqual(['won'])
  await kill(late)
})
