import fs from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { StartError } from '../../../local/host/startError'
import { DeployError } from '../../../scripts/environment/environment'
import type { TaskContext } from '../../../scripts/taskContext'
import { wishOf } from '../../../scripts/transfer/arguments'
import { openDirectory } from '../../../scripts/transfer/ends'
import { main as exportMain } from '../../../scripts/transfer/export'
import { main as importMain } from '../../../scripts/transfer/import'
import { TransferError } from '../../../server/transfer/transferError'
import { upgrade } from '../../../server/upgrade/upgrade'
import { START } from '../../domain/world'
import { openHost } from '../../local/host/testHost'
import { dump } from '../../server/dump'
import { settle } from '../../server/harness'

let folder: string
let source: string
let archive: string
beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(tmpdir(), 'zhidu-commands-'))
  source = path.join(folder, 'source')
  archive = path.join(folder, 'all.tar')
  // Somebody's live system, closed again.
  fs.mkdirSync(source)
  const live = await openDirectory(source, 'live', 'serve')
  await settle(live.store, START)
  await upgrade(live.store)
  live.complete(START)
  await live.close()
  await run(exportMain, '--data', source, '--to', archive)
})
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

const run = (main: typeof exportMain, ...args: string[]) =>
  main({ root: folder, args, flags: new Set(), build: {} as TaskContext['build'], say: () => undefined })

const documentsOf = async (directory: string): Promise<string> => {
  const end = await openDirectory(directory, 'live', 'export')
  const text = await dump(end.store)
  await end.close()
  return text
}

test('a directory exported and imported holds the same, and a host starts on it', async () => {
  const target = path.join(folder, 'target')
  await run(importMain, '--from', archive, '--data', target)
  expect(await documentsOf(target)).toBe(await documentsOf(source))
  const host = await openHost({ directory: target, mode: 'live' })
  expect([host.mode, host.fresh]).toEqual(['live', false])
  await host.stop()
})

test('a demonstration stays one, and its clock goes on where it stood', async () => {
  const from = path.join(folder, 'demo')
  const to = path.join(folder, 'demo-again')
  const file = path.join(folder, 'demo.tar')
  const demo = await openHost({ directory: from, now: START })
  demo.clock?.set('2027-01-04T01:00:00.000Z')
  await demo.stop()
  await run(exportMain, '--data', from, '--to', file)
  await run(importMain, '--from', file, '--data', to)
  await expect(openHost({ directory: to, mode: 'live' })).rejects.toThrow(StartError)
  const again = await openHost({ directory: to })
  const now = again.clock?.now() ?? ''
  await again.stop()
  expect([now >= '2027-01-04T01:00:00.000Z', now < '2027-01-05']).toEqual([true, true])
})

test('a directory in use is neither exported nor imported into, and one with data is not imported into', async () => {
  const host = await openHost({ directory: source, mode: 'live' })
  await expect(run(exportMain, '--data', source, '--to', path.join(folder, 'never.tar'))).rejects.toThrow(StartError)
  await host.stop()
  expect(fs.readdirSync(folder)).not.toContain('never.tar')
  await expect(run(importMain, '--from', archive, '--data', source)).rejects.toThrow(StartError)
})

test('what is no system is not exported, and nothing is made of it', async () => {
  const nothing = path.join(folder, 'nothing')
  await expect(run(exportMain, '--data', nothing, '--to', path.join(folder, 'x.tar'))).rejects.toThrow(StartError)
  expect(fs.existsSync(nothing)).toBe(false)
})

test('a damaged file makes no directory; an earlier export is not written over', async () => {
  const damaged = path.join(folder, 'damaged.tar')
  fs.writeFileSync(damaged, fs.readFileSync(archive).subarray(0, 4096))
  const target = path.join(folder, 'untouched')
  await expect(run(importMain, '--from', damaged, '--data', target)).rejects.toThrow(TransferError)
  expect(fs.existsSync(target)).toBe(false)
  await expect(run(exportMain, '--data', source, '--to', archive)).rejects.toThrow(DeployError)
})

test('a directory whose import broke off starts no host, and takes the import again', async () => {
  const target = path.join(folder, 'broken-off')
  const half = await openDirectory(target, 'live', 'import')
  await half.store.transact((tx) => tx.put('counters', { _id: 'half', last: 1 }))
  await half.close()
  await expect(openHost({ directory: target, mode: 'live' })).rejects.toThrow(StartError)
  await run(importMain, '--from', archive, '--data', target)
  expect(await documentsOf(target)).toBe(await documentsOf(source))
})

describe('the command line', () => {
  test('names a file and one end', () => {
    expect(wishOf('export', ['--data', 'd', '--to', 'f'])).toEqual({ file: 'f', data: 'd' })
    expect(wishOf('import', ['--from', 'f', '--cloud'])).toEqual({ file: 'f' })
  })

  test.each([[[]], [['--to', 'f']], [['--to', 'f', '--data', 'd', '--cloud']], [['--from', 'f', '--cloud']]])(
    'refuses to export %j',
    (args) => {
      expect(() => wishOf('export', args)).toThrow(DeployError)
    },
  )
})
